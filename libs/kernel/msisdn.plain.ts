import metadata from 'libphonenumber-js/min/metadata';

/** How the digits after a calling code that one country has for itself look when nothing about them has to be worked out. */
interface PlainPlan {
  readonly national: RegExp;
  /** A trunk prefix, which the parser would take off. */
  readonly trunk: RegExp | null;
}

/** Places in a country's record: https://gitlab.com/catamphetamine/libphonenumber-js/-/blob/master/METADATA.md */
const NATIONAL_PATTERN = 2;
const NATIONAL_PREFIX = 5;
const PREFIX_FOR_PARSING = 7;
const TYPES = 11;

const plans = new Map<string, PlainPlan>();
for (const [callingCode, countries] of Object.entries(metadata.country_calling_codes)) {
  const record = countries.length === 1 && countries[0] ? (metadata.countries[countries[0]] as readonly unknown[]) : null;
  const [pattern, prefix, parsed] = record ? [record[NATIONAL_PATTERN], record[NATIONAL_PREFIX], record[PREFIX_FOR_PARSING]] : [];
  if (!record || typeof pattern !== 'string' || record[TYPES]) continue;
  const trunk = typeof parsed === 'string' ? parsed : typeof prefix === 'string' ? prefix : null;
  plans.set(callingCode, { national: new RegExp(`^(?:${pattern})$`), trunk: trunk === null ? null : new RegExp(`^(?:${trunk})`) });
}

/**
 * Whether the number fits the numbering plan just as it is written, for most countries a tenth of what parsing it costs. False says
 * nothing: then it must be parsed.
 * @param e164 text in the form of E.164
 */
export function isPlainlyValid(e164: string): boolean {
  // No calling code begins with another one.
  for (let digits = 1; digits <= 3; digits += 1) {
    const plan = plans.get(e164.slice(1, 1 + digits));
    if (!plan) continue;
    const national = e164.slice(1 + digits);
    return plan.national.test(national) && !plan.trunk?.test(national);
  }
  return false;
}
