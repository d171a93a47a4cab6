import { css, type CSSResult } from 'lit';

/** Writes the colours of the light and the dark scheme as one: `light-dark()` or, where that is unknown, light alone. */
type Pair = (light: CSSResult, dark: CSSResult) => CSSResult;

/** The declarations of all colours that come in two schemes. */
const colours = (pair: Pair): CSSResult => css`
  --_surface: var(--gc-surface, ${pair(css`#fff`, css`#16181c`)});
  --_surface-2: var(--gc-surface-2, ${pair(css`#f2f3f5`, css`#25282e`)});
  --_text: var(--gc-text, ${pair(css`#17191d`, css`#eceef1`)});
  --_text-muted: var(--gc-text-muted, ${pair(css`#5c626d`, css`#a4aab4`)});
  --_border: var(--gc-border, ${pair(css`#e3e5e9`, css`#2e3239`)});
  --_control: ${pair(css`#888e99`, css`#747a85`)};
  --_danger: var(--gc-danger, ${pair(css`#b3261e`, css`#ff9d94`)});
  --_warning: var(--gc-warning, ${pair(css`#7a4b00`, css`#f2c063`)});
  --_success: var(--gc-success, ${pair(css`#12683a`, css`#7fd8a4`)});
  --_shadow: var(
    --gc-shadow,
    0 0 0 1px ${pair(css`#0f12190f`, css`#ffffff1a`)},
    0 4px 12px ${pair(css`#0f12190f`, css`#0000003d`)},
    0 24px 56px -8px ${pair(css`#0f121938`, css`#0009`)}
  );
`;

export const lightColours = colours((light) => light);
export const bothColours = colours((light, dark) => css`light-dark(${light}, ${dark})`);
