import { phoneText } from '../format/phone.js';

/** A number in groups that can be read out. */
export function Phone({ msisdn }: { msisdn: string }) {
  return <span style={{ fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' }}>{phoneText(msisdn)}</span>;
}
