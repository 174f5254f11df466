import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';

/** The one accent: a petrol that keeps 4.5:1 with white from shade 5 and with the dark page up to shade 4. */
const petrol: MantineColorsTuple = [
  '#e6f5f8',
  '#cfe6eb',
  '#a1ccd6',
  '#6fb2c0',
  '#479bad',
  '#2c7f92',
  '#0b6273',
  '#075564',
  '#024854',
  '#003a45',
];

/** Cool greys, so that tables and paper-white page images sit calmly beside each other. */
const gray: MantineColorsTuple = [
  '#f7f9fa',
  '#eff2f4',
  '#e2e7ea',
  '#d1d8dd',
  '#b2bcc4',
  '#8a97a1',
  '#63717c',
  '#4a5762',
  '#313c46',
  '#1c252d',
];

const dark: MantineColorsTuple = [
  '#d5dce1',
  '#b7c1c9',
  '#95a2ac',
  '#6d7b86',
  '#3f4c57',
  '#2f3a44',
  '#232d36',
  '#171f27',
  '#11181f',
  '#0b1016',
];

export const theme = createTheme({
  colors: { petrol, gray, dark },
  primaryColor: 'petrol',
  primaryShade: { light: 6, dark: 5 },
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  fontFamilyMonospace: "ui-monospace, 'SFMono-Regular', Menlo, Consolas, monospace",
  headings: {
    fontFamily: "'Inter Variable', system-ui, sans-serif",
    fontWeight: '620',
    sizes: {
      h1: { fontSize: '1.625rem', lineHeight: '1.25' },
      h2: { fontSize: '1.1875rem', lineHeight: '1.35' },
      h3: { fontSize: '1rem', lineHeight: '1.4' },
    },
  },
  defaultRadius: 'sm',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Modal: { defaultProps: { closeButtonProps: { 'aria-label': 'Close' } } },
    // The head of a dialog is no second banner of the page.
    ModalHeader: { defaultProps: { role: 'none' } },
  },
});

/** Text on text: Mantine’s own dimmed colour and its red miss 4.5:1, so that both schemes get others. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': 'var(--mantine-color-gray-6)',
    '--mantine-color-error': 'var(--mantine-color-red-9)',
    '--mantine-color-red-text': 'var(--mantine-color-red-9)',
    '--mantine-color-red-filled': 'var(--mantine-color-red-8)',
    '--mantine-color-red-filled-hover': 'var(--mantine-color-red-9)',
    '--surface-sunken': 'var(--mantine-color-gray-0)',
    '--surface-raised': 'var(--mantine-color-white)',
    '--line': 'var(--mantine-color-gray-2)',
    '--edge-shadow': 'rgb(28 37 45 / 22%)',
    '--accent-text': 'var(--mantine-color-petrol-6)',
    '--accent-wash': 'var(--mantine-color-petrol-0)',
  },
  dark: {
    '--mantine-color-body': 'var(--mantine-color-dark-8)',
    '--mantine-color-dimmed': 'var(--mantine-color-dark-2)',
    '--mantine-color-error': 'var(--mantine-color-red-4)',
    '--mantine-color-red-text': 'var(--mantine-color-red-4)',
    '--mantine-color-red-filled': 'var(--mantine-color-red-9)',
    '--mantine-color-red-filled-hover': 'var(--mantine-color-red-8)',
    '--mantine-color-anchor': 'var(--mantine-color-petrol-3)',
    '--surface-sunken': 'var(--mantine-color-dark-9)',
    '--surface-raised': 'var(--mantine-color-dark-7)',
    '--line': 'var(--mantine-color-dark-5)',
    '--edge-shadow': 'rgb(0 0 0 / 62%)',
    '--accent-text': 'var(--mantine-color-petrol-2)',
    '--accent-wash': 'rgb(71 155 173 / 16%)',
  },
});
