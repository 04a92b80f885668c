import { randomText } from '../state/ids.js';

/** An answer that is no success, as PayPal words it. */
export class PaypalProblem extends Error {
  readonly body: object;

  constructor(readonly status: number, name: string, message: string, issue?: string, description = message) {
    super(message);
    this.body = {
      name, message, debug_id: randomText(13).toLowerCase(), details: issue === undefined ? [] : [{ issue, description }],
      links: [{ href: 'https://developer.paypal.com/api/rest/reference/orders/v2/errors/', rel: 'information_link', method: 'GET' }],
    };
  }
}

export const unprocessable = (issue: string, description = 'The requested action could not be performed.'): PaypalProblem =>
  new PaypalProblem(422, 'UNPROCESSABLE_ENTITY', 'The requested action could not be performed, semantically incorrect, or failed business validation.', issue, description);
export const malformed = (issue: string, description: string): PaypalProblem =>
  new PaypalProblem(400, 'INVALID_REQUEST', 'Request is not well-formed, syntactically incorrect, or violates schema.', issue, description);
export const notFound = (): PaypalProblem => new PaypalProblem(404, 'RESOURCE_NOT_FOUND', 'The specified resource does not exist.', 'INVALID_RESOURCE_ID', 'Specified resource ID does not exist.');
export const internalError = (): PaypalProblem => new PaypalProblem(500, 'INTERNAL_SERVICE_ERROR', 'An internal service error has occurred.');
export const tooMany = (): PaypalProblem => new PaypalProblem(429, 'RATE_LIMIT_REACHED', 'Too many requests. Blocked due to rate limiting.');
export const unauthorized = (): PaypalProblem => new PaypalProblem(401, 'AUTHENTICATION_FAILURE', 'Authentication failed due to invalid authentication credentials or a missing Authorization header.');
