import type { Catalogue } from '../catalogue.js';

export const loyalty = {
  title: 'Ajustements de points',
  lead: 'Points accordés ou retirés par le personnel, les plus récents d’abord.',
  adjust: 'Ajuster des points',
  empty: 'Aucun point n’a encore été ajusté.',
  columns: { at: 'Date', subscriber: 'Abonné', points: 'Points', actor: 'Par', reason: 'Motif', state: 'État' },
  choose: 'Choisissez-en un pour voir ce qu’il a changé.',
  detail: 'Ajustement',
  notYours: 'L’enregistrement de cet ajustement appartient à un collègue. Superviseurs et administrateurs peuvent l’ouvrir.',
  undo: 'Revenir en arrière',
  isUndo: 'Ceci a annulé un ajustement précédent.',
  undone: 'Cet ajustement a été annulé.',
  state: { done: 'Fait', undoable: 'Réversible', undone: 'Annulé', undo: 'Retour en arrière' },
  canBeUndone: 'Un retour en arrière est encore possible.',
  openSubscriber: 'Ouvrir l’abonné',
  openEntry: 'Entrée d’audit',
  find: {
    title: 'De quel abonné ?',
    placeholder: 'Nom, numéro, e-mail ou référence',
    hint: 'Saisissez au moins deux caractères.',
    nothing: 'Aucun abonné trouvé pour « {text} »',
  },
} satisfies Catalogue['loyalty'];
