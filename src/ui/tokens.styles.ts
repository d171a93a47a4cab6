import { css } from 'lit';

/**
 * What a theme is made of. Public `--gc-*` tokens are only ever read, each with a default; everything derived from them
 * is `--_…` and ours.
 *
 * One accent makes a theme for any colour. Luminance is the `y` of CIE XYZ, and WCAG contrast is a formula of luminance
 * alone, so scaling x, y and z together keeps the hue and lands exactly where text reaches 4.5:1:
 * - fill: a bright accent (y > 0.42) stays and carries black; any other is darkened to at most 0.178 and carries white.
 * - text: at most 0.14 on light surfaces; on dark ones mixed with white up to 0.32.
 */
export const tokenStyles = css`
  :host {
    --_accent: var(--gc-accent, var(--_config-accent, #2d5be3));
    --_fill: var(--_accent);
    --_on-fill: var(--gc-on-accent, #fff);
    --_accent-text: var(--_accent);

    --_surface: var(--gc-surface, #fff);
    --_surface-2: var(--gc-surface-2, #f2f3f5);
    --_text: var(--gc-text, #17191d);
    --_muted: var(--gc-text-muted, #5c626d);
    --_border: var(--gc-border, #e3e5e9);
    --_control: #888e99;
    --_danger: var(--gc-danger, #b3261e);
    --_warning: var(--gc-warning, #7a4b00);
    --_success: var(--gc-success, #12683a);
    --_shadow: var(
      --gc-shadow,
      0 0 0 1px rgb(15 18 25 / 6%),
      0 4px 12px rgb(15 18 25 / 6%),
      0 24px 56px -8px rgb(15 18 25 / 22%)
    );

    --_bubble-in: var(--gc-bubble-in, var(--_surface-2));
    --_bubble-in-text: var(--gc-bubble-in-text, var(--_text));
    --_bubble-out: var(--gc-bubble-out, var(--_fill));
    --_bubble-out-text: var(--gc-bubble-out-text, var(--_on-fill));
    --_link: var(--gc-link, var(--_accent-text));
    --_tint: color-mix(in oklab, var(--_accent-text) 12%, var(--_surface));
    --_ring: var(--gc-focus-ring, var(--_accent-text));

    --_s: var(--gc-space, 4px);
    --_radius: var(--gc-radius, 16px);
    --_bubble-radius: var(--gc-bubble-radius, 18px);
    --_launcher: var(--gc-launcher-size, 56px);
    --_avatar: var(--gc-avatar-size, 28px);
    --_time: var(--gc-duration, 180ms);
    --_ease: var(--gc-easing, cubic-bezier(0.2, 0.8, 0.2, 1));
  }

  @supports (color: light-dark(#000, #fff)) {
    :host {
      --_surface: var(--gc-surface, light-dark(#fff, #16181c));
      --_surface-2: var(--gc-surface-2, light-dark(#f2f3f5, #25282e));
      --_text: var(--gc-text, light-dark(#17191d, #eceef1));
      --_muted: var(--gc-text-muted, light-dark(#5c626d, #a4aab4));
      --_border: var(--gc-border, light-dark(#e3e5e9, #2e3239));
      --_control: light-dark(#888e99, #747a85);
      --_danger: var(--gc-danger, light-dark(#b3261e, #ff9d94));
      --_warning: var(--gc-warning, light-dark(#7a4b00, #f2c063));
      --_success: var(--gc-success, light-dark(#12683a, #7fd8a4));
      --_shadow: var(
        --gc-shadow,
        0 0 0 1px light-dark(rgb(15 18 25 / 6%), rgb(255 255 255 / 10%)),
        0 4px 12px light-dark(rgb(15 18 25 / 6%), rgb(0 0 0 / 24%)),
        0 24px 56px -8px light-dark(rgb(15 18 25 / 22%), rgb(0 0 0 / 60%))
      );
    }
  }

  @supports (color: color(from red xyz-d65 x y z)) and (color: light-dark(#000, #fff)) {
    :host {
      --_f: max(clamp(0, (y - 0.42) * 1000, 1), min(1, 0.178 / max(y, 0.001)));
      --_fill: color(from var(--_accent) xyz-d65 calc(x * var(--_f)) calc(y * var(--_f)) calc(z * var(--_f)));
      --_w: clamp(0, (0.181 - y) * 9999, 1);
      --_on-fill: var(
        --gc-on-accent,
        color(from var(--_fill) xyz-d65 calc(0.9505 * var(--_w)) calc(1 * var(--_w)) calc(1.089 * var(--_w)))
      );
      --_d: min(1, 0.14 / max(y, 0.001));
      --_l: clamp(0, (0.32 - y) / max(1 - y, 0.001), 1);
      --_accent-text: light-dark(
        color(from var(--_accent) xyz-d65 calc(x * var(--_d)) calc(y * var(--_d)) calc(z * var(--_d))),
        color(
          from var(--_accent) xyz-d65 calc(x + (0.9505 - x) * var(--_l)) calc(y + (1 - y) * var(--_l))
            calc(z + (1.089 - z) * var(--_l))
        )
      );
    }
  }

  @media (prefers-contrast: more) {
    :host {
      --_muted: var(--_text);
      --_border: var(--_control);
      --_control: var(--_text);
    }
  }
`;

/** The ground every piece stands on: what the page might hand down by inheritance is put back to neutral. */
export const baseStyles = css`
  :host {
    display: block;
    text-align: start;
    text-indent: 0;
    text-transform: none;
    letter-spacing: normal;
    word-spacing: normal;
    white-space: normal;
    font-style: normal;
    font-weight: 400;
    cursor: auto;
  }
  :host([mode='inline']) {
    block-size: var(--gc-height, 100%);
  }
  :host(:state(inline)) {
    block-size: var(--gc-height, 100%);
  }
  :host([hidden]) {
    display: none;
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  [hidden] {
    display: none !important;
  }
  .root {
    font-family: var(--gc-font, inherit);
    font-size: var(--gc-font-size, 15px);
    line-height: var(--gc-line-height, 1.45);
    color: var(--_text);
    -webkit-tap-highlight-color: transparent;
  }
  .root.light {
    color-scheme: light;
  }
  .root.dark {
    color-scheme: dark;
  }
  button,
  textarea {
    font: inherit;
    color: inherit;
    letter-spacing: inherit;
    margin: 0;
    padding: 0;
    border: 0;
    background: none;
  }
  button {
    cursor: pointer;
    touch-action: manipulation;
  }
  button:disabled {
    cursor: default;
  }
  :focus-visible {
    outline: 2px solid var(--_ring);
    outline-offset: 2px;
  }
  p,
  h2 {
    margin: 0;
    font: inherit;
  }
  .icon {
    inline-size: 20px;
    block-size: 20px;
    flex: none;
    display: block;
  }
  .vh {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .text-button {
    font-weight: 600;
    color: var(--_link);
    min-block-size: 24px;
    padding-inline: 4px;
    margin-inline: -4px;
    border-radius: 6px;
    white-space: nowrap;
  }
  .text-button:hover {
    text-decoration: underline;
    text-underline-offset: 3px;
  }
  .icon-spinner {
    animation: spin 900ms linear infinite;
  }
  @keyframes spin {
    to {
      transform: rotate(1turn);
    }
  }
  @media (prefers-reduced-motion: reduce) {
    *,
    *::before,
    *::after {
      animation: none !important;
      transition: none !important;
      scroll-behavior: auto !important;
    }
  }
`;
