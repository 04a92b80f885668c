import { createTheme, type PaletteOptions } from '@mui/material/styles';
import { componentDefaults } from './component-defaults.js';
import { dark, light, type SchemeTokens, type Surfaces, type Tone, type ToneColours } from './tokens.js';

declare module '@mui/material/styles' {
  interface Palette {
    tone: Readonly<Record<Tone, ToneColours>>;
    surface: Surfaces;
  }
  interface PaletteOptions {
    tone?: Palette['tone'];
    surface?: Surfaces;
  }
}

/** Every colour becomes a CSS variable `--k-palette-…`; the scheme is switched by `data-theme` on the root element. */
export const theme = createTheme({
  cssVariables: { cssVarPrefix: 'k', colorSchemeSelector: 'data-theme' },
  colorSchemes: { light: { palette: paletteOf(light) }, dark: { palette: paletteOf(dark) } },
  spacing: 8,
  shape: { borderRadius: 6 },
  typography: {
    fontFamily: 'var(--sans)',
    fontSize: 13,
    htmlFontSize: 16,
    h1: { fontSize: '1.375rem', fontWeight: 650, lineHeight: 1.3, letterSpacing: '-0.012em' },
    h2: { fontSize: '0.9375rem', fontWeight: 650, lineHeight: 1.35, letterSpacing: '-0.004em' },
    h3: { fontSize: '0.8125rem', fontWeight: 650, lineHeight: 1.4 },
    body1: { fontSize: '0.875rem', lineHeight: 1.5 },
    body2: { fontSize: '0.8125rem', lineHeight: 1.5 },
    caption: { fontSize: '0.75rem', lineHeight: 1.45 },
    overline: { fontSize: '0.6875rem', fontWeight: 600, lineHeight: 1.4, letterSpacing: '0.04em' },
    button: { fontSize: '0.8125rem', fontWeight: 600, textTransform: 'none' },
  },
  components: componentDefaults,
});

function paletteOf({ accent, accentHover, onAccent, surfaces, tones }: SchemeTokens): PaletteOptions {
  return {
    primary: { main: accent, dark: accentHover, light: accent, contrastText: onAccent },
    error: { main: tones.bad.fg },
    warning: { main: tones.warn.fg },
    success: { main: tones.good.fg },
    info: { main: tones.info.fg },
    background: { default: surfaces.page, paper: surfaces.paper },
    text: { primary: surfaces.text, secondary: surfaces.textSecondary, disabled: surfaces.textFaint },
    divider: surfaces.line,
    tone: tones,
    surface: surfaces,
  };
}
