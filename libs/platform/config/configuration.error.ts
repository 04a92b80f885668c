/** Every setting that is wrong, in one line: which and why. `main` prints it to stderr and ends with code 2. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';
  static readonly exitCode = 2;

  constructor(readonly complaints: readonly string[]) {
    super(`Configuration: ${complaints.join('; ')}`);
  }
}
