import { css } from 'lit';
import { bothColours, lightColours } from './palette.js';

/**
 * What a theme is made of. Public `--gc-*` tokens are only ever read, each with a default; everything derived from them
 * is `--_…` and ours.
 *
 * One accent makes a theme for any colour. Luminance is the `y` of CIE XYZ, and WCAG contrast is a formula of luminance
 * alone, so scaling x, y and z together keeps the hue and lands exactly where text reaches 4.5:1:
 * - fill: a bright accent (y > 0.42) stays and carries black; any other is darkened to at most 0.178 and carries white.
 * - text: at most 0.14 on light surfaces; on dark ones up to 0.32, brightened as far as its hue goes, then mixed with white.
 */
export const tokenStyles = css`
  .root {
    --_accent: var(--gc-accent, var(--_config-accent, #2d5be3));
    --_fill: var(--_accent);
    --_on-fill: var(--gc-on-accent, #fff);
    --_accent-text: var(--_accent);
    ${lightColours};
    --_bubble-in: var(--gc-bubble-in, var(--_surface-2));
    --_bubble-in-text: var(--gc-bubble-in-text, var(--_text));
    --_bubble-out: var(--gc-bubble-out, var(--_fill));
    --_bubble-out-text: var(--gc-bubble-out-text, var(--_on-fill));
    --_link: var(--gc-link, var(--_accent-text));
    --_tint: color-mix(in oklab, var(--_accent-text) 12%, var(--_surface));
    --_ring: var(--gc-focus-ring, var(--_accent-text));

    --_s: var(--gc-space, 4px);
    --_radius: var(--gc-radius, 16px);
    /* What is rounded within the panel is not much rounder than the panel. */
    --_round: calc(var(--_radius) * 2);
    --_bubble-radius: var(--gc-bubble-radius, 18px);
    --_launcher: var(--gc-launcher-size, 56px);
    --_avatar: var(--gc-avatar-size, 28px);
    --_time: var(--gc-duration, 180ms);
    --_ease: var(--gc-easing, cubic-bezier(0.2, 0.8, 0.2, 1));
  }

  @supports (color: light-dark(#000, #fff)) {
    .root {
      ${bothColours};
    }
  }

  @supports (color: color(from red xyz-d65 x y z)) and (color: light-dark(#000, #fff)) {
    .root {
      --_f: max(clamp(0, (y - 0.42) * 1000, 1), min(1, 0.178 / max(y, 0.001)));
      --_fill: color(from var(--_accent) xyz-d65 calc(x * var(--_f)) calc(y * var(--_f)) calc(z * var(--_f)));
      --_w: clamp(0, (0.181 - y) * 9999, 1);
      --_on-fill: var(
        --gc-on-accent,
        color(from var(--_fill) xyz-d65 calc(0.9505 * var(--_w)) calc(1 * var(--_w)) calc(1.089 * var(--_w)))
      );
      --_d: min(1, 0.14 / max(y, 0.001));
      --_y: (0.2126 * r + 0.7152 * g + 0.0722 * b);
      --_k: max(1, min(0.32 / max(var(--_y), 0.001), 1 / max(r, g, b, 0.001)));
      --_l: clamp(0, (0.32 - var(--_y) * var(--_k)) / max(1 - var(--_y) * var(--_k), 0.001), 1);
      --_accent-text: light-dark(
        color(from var(--_accent) xyz-d65 calc(x * var(--_d)) calc(y * var(--_d)) calc(z * var(--_d))),
        color(
          from var(--_accent) srgb-linear calc(r * var(--_k) + (1 - r * var(--_k)) * var(--_l))
            calc(g * var(--_k) + (1 - g * var(--_k)) * var(--_l)) calc(b * var(--_k) + (1 - b * var(--_k)) * var(--_l))
        )
      );
    }
  }

  @media (prefers-contrast: more) {
    .root {
      --_text-muted: var(--_text);
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
    font-size: calc(var(--gc-font-size, 15px) * var(--_zoom, 1));
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
  @media (forced-colors: active) {
    .root button:not(.send) {
      border: 1px solid ButtonBorder;
    }
    .icon {
      color: inherit !important;
    }
  }
  .spinner {
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
