import type { Catalogue } from '../catalogue.js';

export const dashboard = {
  title: 'Aujourd’hui',
  greeting: { morning: 'Bonjour {name}', afternoon: 'Bonjour {name}', evening: 'Bonsoir {name}' },
  lead: {
    lost: {
      one: '{count} numéro sera perdu dans les 24 heures si sa ligne n’est ni renouvelée ni prolongée.',
      other: '{count} numéros seront perdus dans les 24 heures si leurs lignes ne sont ni renouvelées ni prolongées.',
    },
    week: {
      one: 'Aucun numéro menacé aujourd’hui ; {count} sera perdu dans les 7 jours.',
      other: 'Aucun numéro menacé aujourd’hui ; {count} seront perdus dans les 7 jours.',
    },
    calm: 'Aucun numéro menacé cette semaine.',
  },
  lostWithin24h: 'Numéros perdus sous 24 h',
  lostWithin7d: 'Numéros perdus sous 7 jours',
  openFailures: 'Échecs à traiter',
  unknownOutcomes: 'Résultat inconnu',
  unknownHint: 'En attente d’une preuve du prestataire ; aucun nouveau prélèvement d’ici là',
  urgent: 'Échecs, le plus urgent d’abord',
  urgentEmpty: 'Aucun échec en cours. Les nouveaux apparaissent ici d’eux-mêmes.',
  byClass: 'Nature des échecs',
  byClassEmpty: 'Aucun échec.',
  runs: 'Dernières campagnes de renouvellement',
  runsEmpty: 'Aucune campagne pour l’instant.',
  run: { started: 'Début', due: 'Échus', succeeded: 'Renouvelés', failed: 'Échoués', unknown: 'Inconnus', skipped: 'Écartés', open: 'En attente', running: 'En cours' },
  actionsMine: 'Vos dernières actions',
  actionsAll: 'Dernières actions',
  actionsEmpty: 'Aucune action consignée pour l’instant.',
  plans: 'Offres en vente',
  chain: 'Chaîne d’audit',
  chainHead: 'Dernière entrée',
  chainAt: 'Consignée le',
  chainHash: 'Empreinte de tête',
  openWorklist: 'Tout voir',
  columns: { subscriber: 'Abonné', reason: 'Motif de l’échec', amount: 'Montant', lost: 'Perte du numéro' },
} satisfies Catalogue['dashboard'];
