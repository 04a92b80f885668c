import type { Components, CssVarsTheme, Theme } from '@mui/material/styles';

const ALERT_TONES = { success: 'good', info: 'info', warning: 'warn', error: 'bad' } as const;

/** How MUI's parts look here: dense, flat, with one visible focus ring. */
export const componentDefaults: Components<Omit<Theme, 'components'> & CssVarsTheme> = {
  MuiButtonBase: { defaultProps: { disableRipple: true } },
  MuiButton: {
    defaultProps: { disableElevation: true, size: 'small' },
    styleOverrides: {
      root: { minHeight: 32, paddingInline: 12, borderRadius: 6, whiteSpace: 'nowrap' },
      outlined: ({ theme }) => ({
        borderColor: theme.vars.palette.surface.edge,
        color: theme.vars.palette.text.primary,
        backgroundColor: theme.vars.palette.background.paper,
        '&:hover': { borderColor: theme.vars.palette.surface.lineStrong, backgroundColor: theme.vars.palette.surface.hover },
      }),
    },
  },
  MuiIconButton: { defaultProps: { size: 'small' }, styleOverrides: { root: { borderRadius: 6 } } },
  MuiPaper: { defaultProps: { elevation: 0 }, styleOverrides: { root: { backgroundImage: 'none' } } },
  MuiTextField: { defaultProps: { size: 'small', variant: 'outlined' } },
  MuiOutlinedInput: {
    styleOverrides: {
      root: ({ theme }) => ({ backgroundColor: theme.vars.palette.background.paper, fontSize: '0.8125rem' }),
      // The label shrinks to 0.9 and not to 0.75: nothing here is smaller than 11 px.
      notchedOutline: ({ theme }) => ({ borderColor: theme.vars.palette.surface.lineStrong, '& legend': { fontSize: '0.9em' } }),
    },
  },
  MuiInputLabel: { styleOverrides: { root: { fontSize: '0.8125rem', '&.MuiInputLabel-shrink': { transform: 'translate(14px, -8px) scale(0.9)' } } } },
  MuiFormHelperText: { styleOverrides: { root: { marginInline: 2 } } },
  MuiMenuItem: { styleOverrides: { root: { fontSize: '0.8125rem', minHeight: 32, borderRadius: 4, marginInline: 4 } } },
  MuiMenu: {
    styleOverrides: {
      paper: ({ theme }) => ({
        border: `1px solid ${theme.vars.palette.surface.edge}`,
        backgroundColor: theme.vars.palette.surface.raised,
        boxShadow: `0 12px 32px -8px ${theme.vars.palette.surface.shade}`,
      }),
    },
  },
  MuiDialog: {
    styleOverrides: {
      paper: ({ theme }) => ({
        border: `1px solid ${theme.vars.palette.surface.edge}`,
        borderRadius: 10,
        boxShadow: `0 24px 64px -16px ${theme.vars.palette.surface.shade}`,
      }),
    },
  },
  MuiDialogTitle: { styleOverrides: { root: { fontSize: '0.9375rem', fontWeight: 650, padding: '16px 20px 8px' } } },
  MuiDialogContent: { styleOverrides: { root: { padding: '8px 20px 16px' } } },
  MuiDialogActions: { styleOverrides: { root: { padding: '12px 20px 16px' } } },
  MuiTooltip: {
    defaultProps: { enterDelay: 400, disableInteractive: false },
    styleOverrides: { tooltip: { fontSize: '0.75rem', padding: '5px 8px', maxWidth: 340 } },
  },
  MuiAlert: {
    styleOverrides: {
      root: ({ theme, ownerState }) => {
        const { fg, bg, border } = theme.vars.palette.tone[ALERT_TONES[ownerState.severity ?? 'info']];
        return {
          padding: '4px 12px',
          border: `1px solid ${border}`,
          borderRadius: 6,
          backgroundColor: bg,
          color: theme.vars.palette.text.primary,
          fontSize: '0.8125rem',
          '& .MuiAlert-icon': { marginRight: 10, color: fg, fontSize: 20 },
        };
      },
    },
  },
  MuiLink: { defaultProps: { underline: 'hover' } },
  MuiChip: { styleOverrides: { root: { borderRadius: 5 } } },
};
