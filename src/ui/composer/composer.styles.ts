import { css } from 'lit';

export const composerStyles = css`
  .composer-place {
    flex: none;
    padding: calc(var(--_s) * 2) calc(var(--_s) * 3) calc(var(--_s) * 3);
  }
  .composer-place:not(:has(*)) {
    display: none;
  }
  .composer {
    display: flex;
    align-items: flex-end;
    gap: calc(var(--_s) * 2);
  }
  .field {
    position: relative;
    flex: 1;
    min-inline-size: 0;
    display: flex;
    align-items: flex-end;
    min-block-size: 44px;
    border: 1px solid var(--_control);
    border-radius: min(22px, var(--_round));
    background: var(--_surface);
    cursor: text;
    transition:
      border-color 120ms,
      box-shadow 120ms;
  }
  .field:focus-within {
    border-color: var(--_ring);
    box-shadow: 0 0 0 1px var(--_ring);
  }
  .field.over {
    border-color: var(--_danger);
    box-shadow: 0 0 0 1px var(--_danger);
  }
  .input {
    flex: 1;
    min-inline-size: 0;
    display: block;
    resize: none;
    field-sizing: content;
    padding: 10px 0;
    padding-inline-start: 16px;
    line-height: 1.467;
    /* Six lines, of any size. */
    max-block-size: calc(6 * 1.467em + 20px);
    overflow-y: auto;
    overflow-wrap: anywhere;
    scrollbar-width: thin;
  }
  /* The field around it shows the focus. */
  .input:focus-visible {
    outline: none;
  }
  .input::placeholder {
    color: var(--_text-muted);
    opacity: 1;
    white-space: nowrap;
    text-overflow: ellipsis;
    overflow: hidden;
  }
  .send {
    flex: none;
    inline-size: 44px;
    /* In the middle of the last line, of any size. */
    block-size: max(44px, 1.467em + 22px);
    margin: -1px;
    display: grid;
    place-items: center;
    border-radius: 50%;
  }
  .send > span {
    display: grid;
    place-items: center;
    inline-size: 34px;
    block-size: 34px;
    border-radius: inherit;
    border: 1px solid transparent;
    background: var(--_fill);
    color: var(--_on-fill);
    transition:
      background-color 140ms,
      color 140ms,
      transform 140ms var(--_ease);
  }
  .send:hover:enabled > span {
    background: color-mix(in oklab, var(--_fill) 88%, #000);
  }
  .send:active:enabled > span {
    transform: scale(0.92);
  }
  .send:disabled > span {
    background: var(--_surface-2);
    color: var(--_text-muted);
  }
  .send:focus-visible {
    outline-offset: -4px;
  }
  .send .icon {
    stroke-width: 2;
  }
  .counter {
    flex: none;
    align-self: flex-end;
    padding: 0 4px 13px 8px;
    font-size: 0.7667em;
    line-height: 1.48;
    color: var(--_text-muted);
    font-variant-numeric: tabular-nums;
  }
  .over .counter {
    font-weight: 600;
    color: var(--_danger);
  }
  .pre-chat {
    max-block-size: 60vh;
    padding: var(--_s);
    overflow-y: auto;
  }
  .ended {
    display: grid;
    gap: calc(var(--_s) * 3);
  }
  .primary {
    min-block-size: 44px;
    padding-inline: calc(var(--_s) * 5);
    border-radius: min(22px, var(--_round));
    border: 1px solid transparent;
    background: var(--_fill);
    color: var(--_on-fill);
    font-weight: 600;
  }
  .primary:hover {
    background: color-mix(in oklab, var(--_fill) 88%, #000);
  }
  @media (pointer: coarse) {
    /* Below 16 px a phone zooms in on focus. */
    .input {
      font-size: max(16px, 1em);
    }
  }
  @media (forced-colors: active) {
    .field:focus-within {
      outline: 2px solid Highlight;
    }
    .primary,
    .send > span {
      border-color: ButtonBorder;
    }
    .send:disabled {
      color: GrayText;
    }
  }
`;
