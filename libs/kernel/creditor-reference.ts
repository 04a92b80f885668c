const REFERENCE = /^RF(\d{2})([0-9A-Z]{1,21})$/;

/** ISO 11649: what a payer writes on a bank transfer. `RF`, two check digits, and up to 21 letters and digits of our own. @throws RangeError */
export function creditorReference(body: string): string {
  const own = body.toUpperCase();
  if (!/^[0-9A-Z]{1,21}$/.test(own)) throw new RangeError(`No creditor reference can be made of '${body}'`);
  return `RF${String(98 - remainder(`${own}RF00`)).padStart(2, '0')}${own}`;
}

/** The reference as it is kept, out of what people type (spaces, small letters); null if it is none or its check digits are wrong. */
export function parseCreditorReference(text: string): string | null {
  if (text.length > 60) return null;
  const plain = text.normalize('NFKC').toUpperCase().replace(/[\s\p{Pd}]/gu, '');
  const match = REFERENCE.exec(plain);
  return match && remainder(`${match[2] ?? ''}RF${match[1] ?? ''}`) === 1 ? plain : null;
}

/** As banks print it: in groups of four. */
export function groupedReference(reference: string): string {
  return reference.replace(/(.{4})(?=.)/g, '$1 ');
}

/** Modulo 97 of a text in which a letter stands for a number from 10 to 35. */
function remainder(text: string): number {
  let rest = 0;
  for (const digit of text.replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55))) rest = (rest * 10 + Number(digit)) % 97;
  return rest;
}
