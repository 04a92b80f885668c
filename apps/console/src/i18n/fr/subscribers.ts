import type { Catalogue } from '../catalogue.js';

export const subscribers = {
  title: 'Abonnés',
  lead: 'Chaque ligne téléphonique figure séparément',
  columns: { name: 'Abonné', msisdn: 'Numéro', status: 'État', plan: 'Offre', market: 'Marché', validTo: 'Valable jusqu’au', numberLostAt: 'Perte du numéro', autoRenew: 'Renouv. auto' },
  sort: { NAME: 'Nom', VALID_TO: 'Fin de validité', NUMBER_LOST_AT: 'Perte du numéro', NEWEST: 'Plus récents' },
  filter: { status: 'État', market: 'Marché', planCode: 'Offre', autoRenew: 'Renouv. auto' },
  empty: 'Importez un fichier ou créez l’opérateur de démonstration pour voir des abonnés ici.',
} satisfies Catalogue['subscribers'];
