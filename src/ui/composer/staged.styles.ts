import { css } from 'lit';

export const stagedStyles = css`
  .staged {
    display: flex;
    flex-wrap: wrap;
    gap: calc(var(--_s) * 2);
    margin: 0 0 calc(var(--_s) * 2);
    padding: 0;
    list-style: none;
    max-block-size: min(224px, 33dvh);
    overflow-y: auto;
    scrollbar-width: thin;
  }
  .chip {
    display: flex;
    align-items: flex-start;
    gap: 10px;
    flex: 1 1 220px;
    max-inline-size: 100%;
    min-inline-size: 0;
    /* With room for the bar: nothing moves when it comes. */
    min-block-size: 60px;
    padding: 7px 0 7px 8px;
    padding-inline: 8px 0;
    border: 1px solid var(--_border);
    border-radius: min(12px, var(--_round));
    background: var(--_surface);
  }
  .chip > .icon,
  .thumbnail {
    flex: none;
    inline-size: 40px;
    block-size: 40px;
    border-radius: min(8px, var(--_round));
    background: var(--_surface-2);
  }
  .chip > .icon {
    padding: 10px;
    color: var(--_accent-text);
  }
  .chip-text {
    flex: 1;
    min-inline-size: 0;
    display: flex;
    flex-direction: column;
    align-items: flex-start;
    align-self: center;
    font-size: 0.8667em;
    line-height: 1.35;
  }
  .chip-name {
    max-inline-size: 100%;
    font-weight: 500;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .chip-size {
    color: var(--_text-muted);
    font-variant-numeric: tabular-nums;
  }
  .chip-error {
    color: var(--_danger);
  }
  .chip.failed {
    border-color: color-mix(in oklab, var(--_danger) 45%, var(--_surface));
  }
  .chip-progress {
    appearance: none;
    inline-size: 100%;
    block-size: 4px;
    margin-block-start: 4px;
    border: 0;
    border-radius: 2px;
    overflow: clip;
    color: var(--_accent-text);
    background: var(--_surface-2);
  }
  .chip-progress::-webkit-progress-bar {
    background: var(--_surface-2);
  }
  .chip-progress::-webkit-progress-value {
    background: var(--_accent-text);
  }
  .chip-progress::-moz-progress-bar {
    background: var(--_accent-text);
  }
  .chip-remove,
  .attach {
    flex: none;
    display: grid;
    place-items: center;
    inline-size: 44px;
    block-size: 44px;
    border-radius: 50%;
    color: var(--_text-muted);
  }
  .chip-remove {
    margin-block: -2px;
  }
  .chip-remove .icon {
    inline-size: 16px;
    block-size: 16px;
  }
  .attach {
    block-size: max(44px, 1.467em + 22px);
    margin: -1px;
    margin-inline-end: -12px;
  }
  .chip-remove:hover,
  .attach:hover {
    color: var(--_text);
  }
  .chip-remove:focus-visible,
  .attach:focus-visible {
    outline-offset: -4px;
  }
  .too-long {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0 12px;
    margin: 0 4px calc(var(--_s) * 2);
    font-size: 0.8667em;
    color: var(--_danger);
  }
  .dropzone {
    position: absolute;
    inset: 0;
    z-index: 2;
    display: flex;
    flex-direction: column;
    align-items: center;
    justify-content: center;
    gap: 8px;
    font-weight: 600;
    color: var(--_accent-text);
    background: color-mix(in oklab, var(--_surface) 92%, transparent);
    outline: 2px dashed var(--_accent-text);
    outline-offset: -12px;
    border-radius: inherit;
  }
  .dropzone .icon {
    inline-size: 32px;
    block-size: 32px;
  }
  @media (forced-colors: active) {
    .chip-progress {
      border: 1px solid CanvasText;
    }
    .chip-progress::-webkit-progress-value {
      forced-color-adjust: none;
      background: Highlight;
    }
  }
`;
