/** Luhn check (ISO/IEC 7812-1 annex B) over a text of ASCII digits, check digit last. */
export function passesLuhn(digits: string): boolean {
  if (!/^\d{2,}$/.test(digits)) return false;
  let sum = 0;
  for (let fromRight = 0; fromRight < digits.length; fromRight++) {
    const digit = digits.charCodeAt(digits.length - 1 - fromRight) - 48;
    const doubled = fromRight % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

/** Number ranges and lengths of the card schemes. Phone numbers, IMSI and ICCID share the lengths, so Luhn alone would refuse too much. */
const CARD_RANGES: readonly RegExp[] = [
  /^4(?:\d{12}|\d{15}|\d{18})$/, // Visa
  /^(?:5[1-5]\d{2}|222[1-9]|22[3-9]\d|2[3-6]\d{2}|27[01]\d|2720)\d{12}$/, // Mastercard
  /^3[47]\d{13}$/, // American Express
  /^3(?:0[0-5]|09|6\d|[89]\d)\d{11,16}$/, // Diners Club
  /^35(?:2[89]|[3-8]\d)\d{12,15}$/, // JCB
  /^(?:6\d|81)\d{14,17}$/, // Discover, UnionPay, RuPay, Maestro
  /^(?:50|5[6-8]|6\d)\d{11,17}$/, // Maestro
  /^(?:220[0-4]|9792)\d{12,15}$/, // Mir, Troy
];

/** Whether a free text holds what reads as a payment card number: 13 to 19 digits, maybe grouped, in a scheme's range, Luhn ok. */
export function looksLikeCardNumber(text: string): boolean {
  const runs = text.normalize('NFKC').match(/\d(?:[\s.\p{Pd}]{0,2}\d){12,}/gu) ?? [];
  return runs.some((run) => holdsCardNumber(run.split(/\D+/)));
}

/** A card number begins and ends at group borders; what follows it (expiry, security code) makes the run longer. */
function holdsCardNumber(groups: readonly string[]): boolean {
  return groups.some((_, start) => {
    let digits = '';
    for (const group of groups.slice(start)) {
      digits += group;
      if (digits.length > 19) return false;
      if (isCardNumber(digits)) return true;
    }
    return false;
  });
}

function isCardNumber(digits: string): boolean {
  return CARD_RANGES.some((range) => range.test(digits)) && passesLuhn(digits);
}
