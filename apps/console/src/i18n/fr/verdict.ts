import type { Catalogue } from '../catalogue.js';

export const verdict: Catalogue['verdict'] = {
  title: 'Pourquoi, et que faire',
  certainty: { CERTAIN: 'Certain', LIKELY: 'Probable', UNDETERMINED: 'Non établi' },
  meaning: {
    CERTAIN: 'Ce qui est enregistré le prouve',
    LIKELY: 'Ce qui est enregistré l’indique, mais une pièce manque ou une autre lecture reste possible',
    UNDETERMINED: 'Ce qui est enregistré ne suffit pas',
  },
  next: 'Meilleure action suivante',
  then: 'Sinon, ou ensuite',
  tell: 'Ce qu’il faut dire à l’abonné',
  wrongIf: 'Ce serait faux si',
  ruledOut: 'Examiné et écarté',
  evidence: { one: 'Comment on en est arrivé là\u00a0: {count} événement', other: 'Comment on en est arrivé là\u00a0: {count} événements' },
  weight: { DECISIVE: 'décisif', SUPPORTING: 'concorde' },
  codes: 'code {code}',
  failed: 'Le verdict n’a pas pu être lu.',
  retry: 'Réessayer',
};
