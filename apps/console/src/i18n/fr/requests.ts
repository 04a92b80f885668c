import type { Catalogue } from '../catalogue.js';

export const requests: Catalogue['requests'] = {
  title: 'Demandes',
  lead: 'Ce qui attend une seconde personne',
  empty: 'Rien n’attend une seconde personne.',
  detail: 'Demande',
  choose: 'Choisissez une demande pour voir ce qu’elle ferait.',
  own: 'C’est votre demande : une autre personne doit y consentir.',
  notYours: 'Un superviseur ou un administrateur peut en décider.',
  approve: 'Consentir',
  refuse: 'Refuser',
  withdraw: 'La retirer',
  why: 'Pourquoi pas',
  whyHelp: 'La personne qui a demandé le lira.',
  checker: 'Décidé par',
  decisionNote: 'Pourquoi',
  openUntil: 'Ouverte jusqu’au',
  decidedAt: 'Décidée le',
  openSubscriber: 'Abonné',
  openCharge: 'Prélèvement',
  approveTitle: 'Consentir : {action}',
  columns: { at: 'Demandé', action: 'Quoi', maker: 'Par', reason: 'Motif', state: 'État', until: 'Jusqu’au' },
};
