import type { CurrencyCode } from '#kernel';

/** Where the demo operator sells. Prices are in minor units. */
export interface DemoMarket {
  readonly code: string;
  /** Share of the subscribers. */
  readonly weight: number;
  readonly currency: CurrencyCode;
  readonly languages: readonly string[];
  readonly zones: readonly (readonly [zone: string, weight: number])[];
  /** Ranges of mobile numbers: what they begin with, and how many digits follow. */
  readonly mobile: { readonly prefixes: readonly string[]; readonly digits: number };
  readonly callingCode: string;
  /** Mobile country code and network code, ITU-T E.212. */
  readonly countryCode: string;
  readonly networkCode: string;
  readonly keepAliveYear: bigint;
  readonly prepaid30: bigint;
  readonly monthly: bigint;
}

export const DEMO_MARKETS: readonly DemoMarket[] = [
  {
    code: 'FR', weight: 34, currency: 'EUR', languages: ['fr', 'fr', 'fr', 'en'], zones: [['Europe/Paris', 92], ['Indian/Reunion', 4], ['America/Martinique', 4]],
    mobile: { prefixes: ['+336'], digits: 8 }, callingCode: '33', countryCode: '208', networkCode: '01', keepAliveYear: 1_200n, prepaid30: 999n, monthly: 1_499n,
  },
  {
    code: 'TN', weight: 14, currency: 'TND', languages: ['fr', 'ar'], zones: [['Africa/Tunis', 1]],
    mobile: { prefixes: ['+2162'], digits: 7 }, callingCode: '216', countryCode: '605', networkCode: '02', keepAliveYear: 24_500n, prepaid30: 15_900n, monthly: 29_900n,
  },
  {
    code: 'DE', weight: 14, currency: 'EUR', languages: ['de', 'de', 'en'], zones: [['Europe/Berlin', 1]],
    mobile: { prefixes: ['+49151'], digits: 8 }, callingCode: '49', countryCode: '262', networkCode: '01', keepAliveYear: 995n, prepaid30: 899n, monthly: 1_399n,
  },
  {
    code: 'GB', weight: 12, currency: 'GBP', languages: ['en'], zones: [['Europe/London', 1]],
    mobile: { prefixes: ['+4474'], digits: 8 }, callingCode: '44', countryCode: '234', networkCode: '15', keepAliveYear: 1_000n, prepaid30: 800n, monthly: 1_200n,
  },
  {
    code: 'US', weight: 10, currency: 'USD', languages: ['en', 'en', 'es'], zones: [['America/New_York', 5], ['America/Chicago', 3], ['America/Los_Angeles', 4]],
    mobile: { prefixes: ['+16465', '+13125', '+14155', '+12125', '+13055', '+17025', '+12065', '+16175', '+15125', '+13035'], digits: 6 }, callingCode: '1', countryCode: '310', networkCode: '260', keepAliveYear: 1_500n, prepaid30: 1_200n, monthly: 2_000n,
  },
  {
    code: 'CN', weight: 9, currency: 'CNY', languages: ['zh-Hans'], zones: [['Asia/Shanghai', 1]],
    mobile: { prefixes: ['+86138'], digits: 8 }, callingCode: '86', countryCode: '460', networkCode: '00', keepAliveYear: 9_600n, prepaid30: 2_900n, monthly: 5_900n,
  },
  {
    code: 'CI', weight: 7, currency: 'XOF', languages: ['fr'], zones: [['Africa/Abidjan', 1]],
    mobile: { prefixes: ['+22507'], digits: 8 }, callingCode: '225', countryCode: '612', networkCode: '03', keepAliveYear: 6_000n, prepaid30: 4_500n, monthly: 7_500n,
  },
];
