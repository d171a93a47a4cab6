/** `#rrggbb` and nothing else reaches the style sheet: the colour comes from outside. */
const COLOUR = /^#[\da-f]{6}$/i;

/**
 * The deployment's own colour, as a style sheet of one rule. A page's `--gc-accent` wins over it.
 *
 * @param accent - Anything that is not a colour clears it.
 */
export const setAccent = (sheet: CSSStyleSheet, accent: string | undefined): void => {
  sheet.replaceSync(accent !== undefined && COLOUR.test(accent) ? `:host{--_config-accent:${accent}}` : '');
};
