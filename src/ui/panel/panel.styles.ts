import { css } from 'lit';

export const panelStyles = css`
  .root.floating {
    position: fixed;
    z-index: var(--gc-z-index, 2147483000);
    inset-inline-end: calc(var(--gc-offset-inline, 24px) + env(safe-area-inset-right, 0px));
    inset-block-end: calc(var(--gc-offset-block, 24px) + env(safe-area-inset-bottom, 0px));
    display: flex;
    flex-direction: column;
    gap: 16px;
    pointer-events: none;
  }
  .root.floating.start {
    inset-inline: calc(var(--gc-offset-inline, 24px) + env(safe-area-inset-left, 0px)) auto;
  }
  .root.floating > * {
    pointer-events: auto;
  }
  /* Nothing to see, so nothing that the gap could be put before. */
  .announcer {
    position: absolute;
  }
  /* In the top layer the browser has looks of its own for it. */
  .root.floating[popover] {
    inset-inline-start: auto;
    inset-block-start: auto;
    inline-size: auto;
    block-size: auto;
    margin: 0;
    padding: 0;
    border: 0;
    overflow: visible;
    background: none;
  }
  .root.floating.start[popover] {
    inset-inline-start: calc(var(--gc-offset-inline, 24px) + env(safe-area-inset-left, 0px));
  }
  .root.inline,
  .root.page {
    block-size: 100%;
  }

  .panel {
    position: relative;
    container: gc-panel / inline-size;
    display: flex;
    flex-direction: column;
    overflow: clip;
    background: var(--_surface);
    color: var(--_text);
  }
  .floating > .panel {
    inline-size: min(var(--gc-width, 400px), 100vw - 2 * var(--gc-offset-inline, 24px));
    block-size: min(var(--gc-height, 704px), var(--gc-max-height, 100dvh - 120px));
    border-radius: var(--_radius);
    box-shadow: var(--_shadow);
    order: -1;
    transform-origin: calc(100% - var(--_launcher) / 2) calc(100% + 32px);
    transition:
      opacity var(--_time) ease-out,
      transform var(--_time) var(--_ease),
      display var(--_time) allow-discrete;
  }
  .floating.start > .panel,
  .floating:dir(rtl) > .panel {
    transform-origin: calc(var(--_launcher) / 2) calc(100% + 32px);
  }
  .floating.start:dir(rtl) > .panel {
    transform-origin: calc(100% - var(--_launcher) / 2) calc(100% + 32px);
  }
  .floating > .panel[hidden] {
    opacity: 0;
    transform: scale(0.92) translateY(8px);
    pointer-events: none;
    transition-duration: 120ms;
    transition-timing-function: ease-in;
  }
  /* Opening is an animation and closing a transition: minifiers do not know @starting-style yet. */
  .floating > .panel:not([hidden]) {
    animation: open var(--_time) var(--_ease);
  }
  @keyframes open {
    from {
      opacity: 0;
      transform: scale(0.92) translateY(8px);
    }
  }
  .inline > .panel {
    block-size: 100%;
    min-block-size: 240px;
    max-block-size: var(--gc-max-height, none);
    border-radius: var(--gc-radius, 0);
  }
  .page > .panel {
    block-size: 100%;
    min-block-size: min(480px, 100dvh);
  }
  .page .header,
  .page .banner,
  .page .composer-place,
  .page .log {
    padding-inline: max(var(--_s) * 4, (100% - 720px) / 2);
  }

  .header {
    flex: none;
    display: flex;
    align-items: center;
    gap: var(--_s);
    min-block-size: 60px;
    padding: calc(var(--_s) * 2);
    padding-inline-start: calc(var(--_s) * 4);
    border-block-end: 1px solid var(--_border);
  }
  .header .avatar {
    --_avatar: 36px;
  }
  .titles {
    flex: 1;
    min-inline-size: 0;
    margin-inline-start: calc(var(--_s) * 2);
  }
  .heading {
    font-weight: 600;
    line-height: 1.3333;
    letter-spacing: -0.005em;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    border-radius: 4px;
  }
  .subheading {
    display: flex;
    align-items: center;
    gap: 6px;
    font-size: 0.8333em;
    line-height: 1.44;
    color: var(--_text-muted);
  }
  .subheading-text {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    line-clamp: 2;
    overflow: hidden;
    overflow-wrap: anywhere;
  }
  .dot {
    flex: none;
    inline-size: 8px;
    block-size: 8px;
    border-radius: 50%;
    background: var(--_control);
  }
  .dot.online {
    background: #22a45d;
  }
  .dot.busy {
    background: #d98a00;
  }
  .icon-button {
    flex: none;
    display: grid;
    place-items: center;
    inline-size: 44px;
    block-size: 44px;
    border-radius: min(12px, var(--_round));
    color: var(--_text-muted);
    transition: background-color 120ms;
  }
  .icon-button:hover {
    background: var(--_surface-2);
    color: var(--_text);
  }
  .icon-button:focus-visible {
    outline-offset: -4px;
  }

  /* There for the keyboard only, and seen once it is reached. */
  .skip {
    position: absolute;
    inset-inline-start: 8px;
    z-index: 4;
    min-block-size: 44px;
    padding-inline: 16px;
    border-radius: min(12px, var(--_round));
    background: var(--_fill);
    color: var(--_on-fill);
    font-weight: 600;
  }
  .skip:first-child {
    inset-block-start: 8px;
  }
  .skip:not(:first-child) {
    inset-block-end: 8px;
  }
  .skip:not(:focus) {
    inline-size: 1px;
    block-size: 1px;
    min-block-size: 0;
    padding: 0;
    overflow: hidden;
    clip-path: inset(50%);
  }

  @media (max-width: 480px) {
    .floating > .panel {
      position: fixed;
      inset-inline: 0;
      inset-block-start: var(--_vv-top, 0px);
      inline-size: auto;
      block-size: var(--_vv-height, 100dvh);
      border-radius: 0;
      box-shadow: none;
      z-index: 1;
      padding-block: env(safe-area-inset-top, 0px) env(safe-area-inset-bottom, 0px);
    }
    .root.floating {
      inset-inline-end: calc(16px + env(safe-area-inset-right, 0px));
      inset-block-end: calc(16px + env(safe-area-inset-bottom, 0px));
    }
    .root.floating.start {
      inset-inline-start: calc(16px + env(safe-area-inset-left, 0px));
    }
  }
  @media (prefers-contrast: more) {
    .panel {
      outline: 1px solid var(--_text);
    }
  }
  @media (forced-colors: active) {
    .panel {
      outline: 1px solid CanvasText;
    }
    .subheading .dot {
      background: CanvasText;
    }
  }
  @media print {
    /* What goes on paper is another view (saving/on-paper.ts); a chat that floats over the page is no part of it. */
    .root {
      display: none !important;
    }
  }
`;
