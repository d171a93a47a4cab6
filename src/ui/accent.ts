/** `#rrggbb` and nothing else becomes a style: the colour comes from outside. */
const COLOUR = /^#[\da-f]{6}$/i;

/**
 * The deployment's own colour. A page's `--gc-accent` wins over it.
 *
 * @param accent - Anything that is not a colour clears it.
 */
export const setAccent = (root: ShadowRoot, accent = ''): void =>
  root.querySelector<HTMLElement>('.root')?.style.setProperty('--_config-accent', COLOUR.test(accent) ? accent : '');
