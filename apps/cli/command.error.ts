/** A refusal of the command line: one line on stderr and a code other than 0. */
export class CommandError extends Error {
  override readonly name = 'CommandError';

  constructor(message: string, readonly exitCode = 1) {
    super(message);
  }
}
