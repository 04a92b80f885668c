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

const plans = new Map<string, PlainPlan | null>();

/** Made when it is first asked for: a console that reads no numbers carries no numbering plans. */
function planOf(callingCode: string): PlainPlan | null {
  const known = plans.get(callingCode);
  if (known !== undefined) return known;
  const plan = readPlan(callingCode);
  plans.set(callingCode, plan);
  return plan;
}

/** Null for what is no calling code, and for one that several countries share. */
function readPlan(callingCode: string): PlainPlan | null {
  if (!Object.hasOwn(metadata.country_calling_codes, callingCode)) return null;
  const countries = metadata.country_calling_codes[callingCode as keyof typeof metadata.country_calling_codes] as readonly string[];
  const record = countries.length === 1 ? (metadata.countries[countries[0] as keyof typeof metadata.countries] as readonly unknown[]) : null;
  if (!record || record[TYPES]) return null;
  const [pattern, prefix, parsed] = [record[NATIONAL_PATTERN], record[NATIONAL_PREFIX], record[PREFIX_FOR_PARSING]];
  if (typeof pattern !== 'string') return null;
  const trunk = typeof parsed === 'string' ? parsed : typeof prefix === 'string' ? prefix : null;
  return { national: new RegExp(`^(?:${pattern})$`), trunk: trunk === null ? null : new RegExp(`^(?:${trunk})`) };
}

/**
 * Whether the number fits the numbering plan just as it is written, for most countries a tenth of what parsing it costs. False says
 * nothing: then it must be parsed.
 * @param e164 text in the form of E.164
 */
export function isPlainlyValid(e164: string): boolean {
  // No calling code begins with another one.
  for (let digits = 1; digits <= 3; digits += 1) {
    const plan = planOf(e164.slice(1, 1 + digits));
    if (!plan) continue;
    const national = e164.slice(1 + digits);
    return plan.national.test(national) && !plan.trunk?.test(national);
  }
  return false;
}
