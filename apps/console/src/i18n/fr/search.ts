import type { Catalogue } from '../catalogue.js';

export const search = {
  open: 'Rechercher',
  title: 'Rechercher et aller à',
  placeholder: 'Numéro, ICCID, e-mail, nom ou référence',
  hint: 'Saisissez un numéro sous n’importe quelle forme, ses derniers chiffres, un ICCID, un EID, un e‑mail, un nom, ou une référence de prélèvement ou de dossier.',
  recent: 'Ouverts récemment',
  commands: 'Aller à',
  working: 'Recherche…',
  nothing: 'Aucun résultat pour « {text} »',
  nothingHint: 'Pour un numéro, essayez ses derniers chiffres ; pour un nom, son début.',
  tooShort: { one: 'Saisissez encore {count} caractère', other: 'Saisissez encore {count} caractères' },
  more: 'Il y en a d’autres. Précisez votre saisie.',
  exact: 'exact',
  results: { one: '{count} résultat', other: '{count} résultats' },
  move: 'pour se déplacer',
  choose: 'pour ouvrir',
} satisfies Catalogue['search'];
