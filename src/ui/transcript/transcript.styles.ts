import { css } from 'lit';

export const transcriptStyles = css`
  .stage {
    position: relative;
    flex: 1;
    min-block-size: 0;
    display: flex;
    flex-direction: column;
  }
  .log {
    position: relative;
    flex: 1;
    min-block-size: 0;
    overflow-x: hidden;
    overflow-y: auto;
    overscroll-behavior: contain;
    /* What has the focus lies under nothing, the pill at the end included. */
    scroll-padding-block: 8px 56px;
    display: flex;
    flex-direction: column;
    padding: calc(var(--_s) * 4) calc(var(--_s) * 4) 0;
    scrollbar-width: thin;
    scrollbar-color: color-mix(in oklab, var(--_text-muted) 40%, transparent) transparent;
  }
  .log:focus-visible {
    outline-offset: -2px;
    border-radius: 4px;
  }
  .blocks {
    margin-block-start: auto;
  }
  .block {
    content-visibility: auto;
    contain-intrinsic-inline-size: auto;
    /* Containment clips what a bubble's shadow or focus ring draws outside. */
    margin-inline: calc(var(--_s) * -4);
    padding-inline: calc(var(--_s) * 4);
    padding-block-end: 4px;
  }
  /* The end is where a reader comes in: its heights must be true before the first frame. */
  .block:nth-last-child(-n + 2) {
    content-visibility: visible;
  }
  .log-end {
    flex: none;
    block-size: calc(var(--_s) * 2);
  }

  .group {
    display: flex;
    align-items: flex-end;
    gap: calc(var(--_s) * 2);
    padding-block-end: calc(var(--_s) * 3);
  }
  .group.goes-on {
    padding-block-end: 2px;
  }
  .group.goes-on .avatar {
    visibility: hidden;
  }
  .stack {
    flex: 1;
    min-inline-size: 0;
    display: flex;
    flex-direction: column;
    gap: 2px;
  }
  .avatar {
    flex: none;
    inline-size: var(--_avatar);
    block-size: var(--_avatar);
    border-radius: 50%;
    display: grid;
    place-items: center;
    object-fit: cover;
    font-size: calc(var(--_avatar) * 0.39);
    font-weight: 600;
    line-height: 1;
    letter-spacing: 0.01em;
    user-select: none;
    color: var(--_accent-text);
    background: var(--_tint);
  }
  .group > .avatar {
    position: sticky;
    inset-block-end: calc(var(--_s) * 2);
    /* In line with the last bubble, above the time beneath it. */
    margin-block-end: calc(4px + max(17px, var(--gc-font-size, 15px) * var(--_zoom, 1) * 1.136));
  }
  .group.goes-on > .avatar,
  .typing > .avatar {
    margin-block-end: 0;
  }

  .day,
  .unread,
  .system {
    font-size: 0.8em;
    line-height: 1.4;
    color: var(--_text-muted);
    text-align: center;
    padding-block: calc(var(--_s) * 2) calc(var(--_s) * 4);
    overflow-wrap: anywhere;
  }
  .day {
    font-weight: 500;
  }
  .unread,
  .divider {
    display: flex;
    align-items: center;
    gap: calc(var(--_s) * 3);
  }
  .unread::before,
  .unread::after,
  .divider::before,
  .divider::after {
    content: '';
    flex: 1;
    block-size: 1px;
    background: var(--_border);
  }
  .unread {
    font-weight: 600;
    color: var(--_accent-text);
  }
  .unread::before,
  .unread::after {
    background: color-mix(in oklab, var(--_accent-text) 32%, transparent);
  }
  .gap {
    margin-block-end: calc(var(--_s) * 4);
    padding: calc(var(--_s) * 2) calc(var(--_s) * 3);
    border: 1px dashed var(--_border);
    border-radius: min(10px, var(--_round));
  }

  .older {
    flex: none;
    display: flex;
    justify-content: center;
  }
  .older-button {
    min-block-size: 32px;
    padding-inline: calc(var(--_s) * 3);
    margin-block-end: calc(var(--_s) * 2);
    border-radius: min(16px, var(--_round));
    font-size: 0.8667em;
    font-weight: 500;
    color: var(--_text-muted);
  }
  .older-button:hover {
    background: var(--_surface-2);
    color: var(--_text);
  }

  .jump-place {
    position: absolute;
    /* At the end side, where it covers no label of a button that fills its sheet. */
    inset-inline: calc(var(--_s) * 4);
    inset-block-end: calc(var(--_s) * 3);
    display: flex;
    justify-content: flex-end;
    pointer-events: none;
  }
  .jump {
    pointer-events: auto;
    display: inline-flex;
    align-items: center;
    gap: 6px;
    min-inline-size: 36px;
    min-block-size: 36px;
    padding-inline: 8px;
    border-radius: min(18px, var(--_round));
    border: 1px solid var(--_border);
    background: var(--_surface);
    color: var(--_text);
    font-size: 0.8667em;
    font-weight: 600;
    box-shadow: 0 2px 10px rgb(0 0 0 / 14%);
    animation: settle var(--_time) var(--_ease);
  }
  .jump:hover {
    background: var(--_surface-2);
  }
  .jump .icon {
    inline-size: 18px;
    block-size: 18px;
    color: var(--_accent-text);
  }
  .jump-count {
    padding-inline-end: 6px;
  }

  .empty {
    margin-block: auto;
    padding: calc(var(--_s) * 8) calc(var(--_s) * 6);
    text-align: center;
    text-wrap: balance;
  }
  .tail:has(.empty) {
    flex: 1;
    display: flex;
    flex-direction: column;
  }
  .empty-icon {
    display: inline-grid;
    place-items: center;
    inline-size: 56px;
    block-size: 56px;
    margin-block-end: calc(var(--_s) * 4);
    border-radius: 50%;
    color: var(--_accent-text);
    background: var(--_tint);
  }
  .empty-icon .icon {
    inline-size: 26px;
    block-size: 26px;
    stroke-width: 1.5;
  }
  .empty-title {
    font-size: 1.2em;
    font-weight: 600;
    line-height: 1.3;
    letter-spacing: -0.01em;
    margin-block-end: calc(var(--_s) * 2);
  }
  .empty-text {
    color: var(--_text-muted);
    max-inline-size: 30ch;
    margin-inline: auto;
  }

  .dots {
    display: flex;
    align-items: center;
    gap: 4px;
    block-size: 36px;
  }
  .dots i {
    inline-size: 6px;
    block-size: 6px;
    border-radius: 50%;
    background: var(--_text-muted);
    /* Still after five seconds (WCAG 2.2.2). */
    animation: breathe 1.2s ease-in-out 4;
  }
  .dots i:nth-child(2) {
    animation-delay: 160ms;
  }
  .dots i:nth-child(3) {
    animation-delay: 320ms;
  }
  @keyframes breathe {
    0%,
    60%,
    100% {
      opacity: 0.35;
    }
    30% {
      opacity: 1;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .dots {
      display: none;
    }
    .typing-text {
      position: static;
      inline-size: auto;
      block-size: auto;
      margin: 0;
      clip-path: none;
      align-self: center;
      font-size: 0.8667em;
      color: var(--_text-muted);
    }
  }
  @media (forced-colors: active) {
    .avatar,
    .empty-icon {
      border: 1px solid CanvasText;
    }
    .dots i {
      background: CanvasText;
    }
    .unread::before,
    .unread::after,
    .divider::before,
    .divider::after {
      background: CanvasText;
    }
  }
`;
