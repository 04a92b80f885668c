/** Path of the page that a provider sends the subscriber back to. It is the same for everybody and knows nothing of anybody. */
export const RETURN_PAGE = '/pay/done';
