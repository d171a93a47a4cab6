import { css } from 'lit';

export const messageStyles = css`
  .message {
    position: relative;
    display: flex;
    flex-direction: column;
    align-items: flex-start;
    max-inline-size: 100%;
  }
  .message.out {
    align-items: flex-end;
  }
  .message:focus-visible,
  .system:focus-visible {
    border-radius: 8px;
  }
  .author {
    font-size: 0.8em;
    line-height: 1.4;
    font-weight: 500;
    color: var(--_text-muted);
    padding-inline: 12px;
    margin-block-end: 2px;
    max-inline-size: 100%;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .bubble {
    --_r: var(--_bubble-radius);
    --_inner: min(4px, var(--_r));
    max-inline-size: min(84%, 34rem);
    padding: 7px 13px;
    border: 1px solid transparent;
    border-radius: var(--_r);
    background: var(--_bubble-in);
    color: var(--_bubble-in-text);
    overflow-wrap: anywhere;
    overflow: clip;
  }
  /* On the text alone: a template's own line breaks must not show. */
  .text {
    white-space: pre-wrap;
  }
  .in .bubble {
    border-start-start-radius: var(--_inner);
    border-end-start-radius: var(--_inner);
  }
  .in.first .bubble {
    border-start-start-radius: var(--_r);
  }
  .out .bubble {
    background: var(--_bubble-out);
    color: var(--_bubble-out-text);
    border-start-end-radius: var(--_inner);
    border-end-end-radius: var(--_inner);
  }
  .out.first .bubble {
    border-start-end-radius: var(--_r);
  }
  .in .bubble.dots {
    border-radius: var(--_r);
    border-end-start-radius: var(--_inner);
  }
  .is-failed .bubble {
    background: color-mix(in oklab, var(--_danger) 10%, var(--_surface));
    border-color: color-mix(in oklab, var(--_danger) 45%, var(--_surface));
    color: var(--_text);
  }
  .message .bubble.emoji {
    padding: 0 2px;
    border: 0;
    background: none;
    color: var(--_text);
    font-size: 2.4em;
    line-height: 1.2;
  }
  .bubble.unknown {
    font-style: italic;
  }
  .bubble a {
    color: var(--_link);
    text-decoration: underline;
    text-decoration-thickness: 1px;
    text-underline-offset: 3px;
  }
  .out .bubble a {
    color: inherit;
  }
  .is-failed .bubble a {
    color: var(--_text);
  }
  .bubble a:hover {
    text-decoration-thickness: 2px;
  }
  .bubble a:focus-visible {
    outline-color: currentColor;
    outline-offset: 1px;
    border-radius: 3px;
  }

  .meta {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    column-gap: 4px;
    max-inline-size: 100%;
    min-block-size: 17px;
    margin-block-start: 4px;
    padding-inline: 4px;
    font-size: 0.8em;
    line-height: 1.42;
    color: var(--_text-muted);
    font-variant-numeric: tabular-nums;
  }
  .in > .meta {
    padding-inline-start: 12px;
  }
  .out > .meta {
    justify-content: flex-end;
    text-align: end;
  }
  .status {
    display: inline-flex;
    align-items: center;
    gap: 4px;
  }
  /* On the line of the time: a status that wraps begins without it. */
  .meta:not(.aside) > time:has(+ .status)::after {
    content: '·';
    margin-inline-start: 4px;
  }
  .status .icon {
    inline-size: 1.08em;
    block-size: 1.08em;
    stroke-width: 2;
  }
  .status.failed {
    font-weight: 600;
    color: var(--_danger);
  }
  .actions {
    display: inline-flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: flex-end;
    column-gap: 12px;
  }
  .question {
    color: var(--_text);
  }
  .reason {
    flex-basis: 100%;
  }

  /* In the middle of a run the time waits beside its bubble for a hover; a screen reader always has it. */
  .meta.aside time {
    position: absolute;
    inset-block-end: 0;
    opacity: 0;
    pointer-events: none;
  }
  .meta.aside:not(:has(.status)) {
    position: static;
    min-block-size: 0;
    block-size: 0;
    margin: 0;
    padding: 0;
    align-self: stretch;
  }
  .in .meta.aside time {
    inset-inline-end: 0;
  }
  .out .meta.aside time {
    inset-inline-start: 0;
  }
  .message:hover > .meta.aside time {
    opacity: 1;
  }

  /* Beside the bubble where that is narrow, over its corner where it is not; the time of a hover goes below it. */
  .copy {
    position: absolute;
    inset-block-start: -6px;
    display: grid;
    place-items: center;
    inline-size: 26px;
    block-size: 26px;
    border: 1px solid var(--_border);
    border-radius: min(8px, var(--_round));
    background: var(--_surface);
    color: var(--_text-muted);
    opacity: 0;
  }
  .in > .copy {
    inset-inline-end: 0;
  }
  .out > .copy {
    inset-inline-start: 0;
  }
  .message:hover > .copy,
  .copy:focus-visible {
    opacity: 1;
  }
  .copy:hover {
    color: var(--_text);
    background: var(--_surface-2);
  }
  .copy .icon {
    inline-size: 15px;
    block-size: 15px;
  }

  @media (forced-colors: active) {
    .bubble:not(.emoji) {
      border: 1px solid CanvasText;
    }
    .out .bubble:not(.emoji) {
      border-width: 2px;
    }
  }
  @media print {
    .bubble a::after {
      content: ' (' attr(href) ')';
    }
  }
  @media (prefers-contrast: more) {
    .bubble {
      border-color: var(--_control);
    }
  }
`;
