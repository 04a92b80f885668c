/** Sends a browser elsewhere. */
export class Redirect {
  constructor(readonly to: string) {}
}
