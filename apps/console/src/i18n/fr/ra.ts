import type { Catalogue } from '../catalogue.js';

export const ra = {
  auth: { auth_check_error: 'Connectez-vous pour continuer', sign_in_error: 'La connexion a échoué' },
  notification: {
    logged_out: 'Votre session a pris fin. Reconnectez-vous.',
    not_authorized: 'Votre rôle ne le permet pas.',
    http_error: 'Le serveur est injoignable',
    i18n_error: 'Les textes de cette langue n’ont pas pu être chargés',
  },
} satisfies Catalogue['ra'];
