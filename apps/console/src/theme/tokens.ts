/** What a tone says. Never by colour alone: every use has a text, most an icon. */
export const TONES = ['good', 'warn', 'bad', 'info', 'neutral', 'accent'] as const;
export type Tone = (typeof TONES)[number];

export interface ToneColours {
  /** Text and icon: 4.5:1 or better on `bg`, on the page and on paper. */
  readonly fg: string;
  /** Quiet fill behind a chip or a notice. */
  readonly bg: string;
  readonly border: string;
}

export interface Surfaces {
  /** Behind everything. */
  readonly page: string;
  readonly paper: string;
  /** What floats over the page: menus. */
  readonly raised: string;
  /** Table heads, code, quiet panels. */
  readonly sunken: string;
  readonly hover: string;
  readonly selected: string;
  readonly line: string;
  readonly lineStrong: string;
  /** Around what floats, and around buttons without a fill. */
  readonly edge: string;
  /** Colour of the shadow under what floats. */
  readonly shade: string;
  readonly text: string;
  readonly textSecondary: string;
  readonly textFaint: string;
}

export interface SchemeTokens {
  readonly accent: string;
  readonly accentHover: string;
  readonly onAccent: string;
  readonly surfaces: Surfaces;
  readonly tones: Readonly<Record<Tone, ToneColours>>;
}

export const light: SchemeTokens = {
  accent: '#2b4bc8',
  accentHover: '#213ba3',
  onAccent: '#ffffff',
  surfaces: {
    page: '#f5f5f3',
    paper: '#ffffff',
    raised: '#ffffff',
    sunken: '#f9f9f7',
    hover: '#f2f3f7',
    selected: '#e9edfc',
    line: '#e4e3df',
    lineStrong: '#8c8a84',
    edge: '#d3d2cc',
    shade: 'rgb(27 28 32 / 26%)',
    text: '#1b1c20',
    textSecondary: '#54565e',
    textFaint: '#6b6d75',
  },
  tones: {
    good: { fg: '#136b3e', bg: '#e5f5ec', border: '#b6dfc8' },
    warn: { fg: '#8a4b00', bg: '#fdf1dd', border: '#efd19c' },
    bad: { fg: '#b3211f', bg: '#fdebea', border: '#f2c1bf' },
    info: { fg: '#0f5f86', bg: '#e4f2fa', border: '#b5d9ec' },
    neutral: { fg: '#54565e', bg: '#efefec', border: '#d9d8d3' },
    accent: { fg: '#2b4bc8', bg: '#e9edfc', border: '#c3cef6' },
  },
};

export const dark: SchemeTokens = {
  accent: '#93a9ff',
  accentHover: '#b3c2ff',
  onAccent: '#0f1530',
  surfaces: {
    page: '#121317',
    paper: '#1a1c21',
    raised: '#262931',
    sunken: '#16181c',
    hover: '#22252c',
    selected: '#242c4a',
    line: '#2d3038',
    lineStrong: '#6d717d',
    edge: '#4f5460',
    shade: 'rgb(0 0 0 / 75%)',
    text: '#e9eaee',
    textSecondary: '#adb1bd',
    textFaint: '#959aa7',
  },
  tones: {
    good: { fg: '#7ed9a6', bg: '#15301f', border: '#265239' },
    warn: { fg: '#f2bd6b', bg: '#352510', border: '#5c421c' },
    bad: { fg: '#ff9d98', bg: '#3b1a1a', border: '#6b2c2b' },
    info: { fg: '#80c9f0', bg: '#122c3b', border: '#234c63' },
    neutral: { fg: '#adb1bd', bg: '#262930', border: '#3a3e48' },
    accent: { fg: '#a5b7ff', bg: '#242c4a', border: '#3d4a7e' },
  },
};
