import { Refusal, foldText } from '#kernel';

const MIN = 12;
const MAX = 256;

/**
 * Length is what counts: 12 to 256 characters, none forbidden, none demanded. Refused with BAD_INPUT when it contains the
 * product's name or a part of the person's own name or address, or repeats one short piece.
 */
export function assertGoodPassword(password: string, about: { readonly email: string; readonly name: string }): void {
  const length = Array.from(password).length;
  if (length < MIN || length > MAX) throw new Refusal('BAD_INPUT', { field: 'password', reason: 'PASSWORD_LENGTH', min: MIN, max: MAX });
  const plain = foldText(password);
  const own = [...foldText(about.email).split(/[@.\-_+]/), ...foldText(about.name).split(' '), 'keepline'];
  if (own.some((word) => word.length >= 4 && plain.includes(word))) throw new Refusal('BAD_INPUT', { field: 'password', reason: 'PASSWORD_GUESSED' });
  if (/^(.{1,4})\1+$/u.test(plain)) throw new Refusal('BAD_INPUT', { field: 'password', reason: 'PASSWORD_REPEATS' });
}
