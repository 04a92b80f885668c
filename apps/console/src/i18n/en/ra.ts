/** The few messages of react-admin's core that can reach a reader. */
export const ra = {
  auth: { auth_check_error: 'Sign in to continue', sign_in_error: 'The sign-in failed' },
  notification: {
    logged_out: 'Your session has ended. Sign in again.',
    not_authorized: 'Your role does not allow this.',
    http_error: 'The server cannot be reached',
    i18n_error: 'The texts of this language could not be loaded',
  },
} as const;
