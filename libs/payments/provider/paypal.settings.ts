export interface PaypalSettings {
  /** Origin of the API: PayPal's own, or a simulator that speaks it. */
  readonly apiUrl: string;
  /** The only origin that certificates of webhooks are fetched from. */
  readonly certificateUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** PayPal's id of our webhook; part of what it signs. */
  readonly webhookId: string;
  /** After so long without an answer the outcome is unknown. */
  readonly timeoutMs: number;
}
