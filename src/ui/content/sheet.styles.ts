import { css } from 'lit';

/** Pickers and forms: native controls on a sheet. */
export const sheetStyles = css`
  .sheet {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(var(--_s) * 3);
    padding: var(--_pad);
  }
  .sheet > .title {
    padding: 0;
    font-size: 1.0667em;
  }
  .sheet > .picture {
    inline-size: calc(100% + 2 * var(--_pad));
    margin: calc(var(--_pad) * -1) calc(var(--_pad) * -1) 0;
  }
  .sheet .title + .sub {
    margin-block-start: calc(var(--_s) * -2.5);
  }
  .eyebrow {
    font-size: 0.8em;
    line-height: 1.4;
    font-weight: 500;
    color: var(--_text-muted);
  }
  .eyebrow + .title {
    margin-block-start: calc(var(--_s) * -2);
  }
  .plain {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(var(--_s) * 3.5);
  }
  .sheet .picture {
    border-radius: min(10px, var(--_round));
  }
  .sheet > .picture {
    border-radius: 0;
  }

  .ask {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 5px;
  }
  .label {
    padding: 0;
    font-weight: 600;
    line-height: 1.35;
  }
  .optional {
    font-weight: 400;
    color: var(--_text-muted);
  }
  .box {
    display: block;
    inline-size: 100%;
    min-inline-size: 0;
    min-block-size: 44px;
    margin: 0;
    padding: 9px 12px;
    border: 1px solid var(--_control);
    border-radius: min(10px, var(--_round));
    font: inherit;
    line-height: 22px;
    color: var(--_text);
    background: var(--_surface);
  }
  select.box {
    padding-inline-end: 8px;
  }
  textarea.box {
    resize: vertical;
    max-block-size: 240px;
  }
  .box::placeholder {
    color: var(--_text-muted);
    opacity: 1;
  }
  .box:focus-visible {
    outline-offset: -1px;
    border-color: var(--_ring);
  }
  .box[aria-invalid] {
    border-color: var(--_danger);
  }

  .section {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
  }
  .section > .label {
    margin-block-end: 4px;
  }
  .ask .section > .label {
    font-size: 0.8667em;
    font-weight: 500;
    color: var(--_text-muted);
  }
  .option {
    display: flex;
    align-items: center;
    gap: 10px;
    min-block-size: 40px;
    margin-inline: -8px;
    padding: 5px 8px;
    border-radius: min(8px, var(--_round));
    line-height: 1.35;
    cursor: pointer;
  }
  .option:hover {
    background: var(--_surface-2);
  }
  .option input {
    flex: none;
    inline-size: 18px;
    block-size: 18px;
    margin: 0;
    accent-color: var(--_accent-text);
    cursor: inherit;
  }
  .option-text {
    flex: 1;
    min-inline-size: 0;
  }
  .option .thumb {
    inline-size: 36px;
    block-size: 36px;
  }
  .option:has(:focus-visible),
  .slot > :focus-visible + span {
    outline: 2px solid var(--_ring);
    outline-offset: -1px;
  }
  .option :focus-visible {
    outline: none;
  }

  .slots {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }
  .slots > .label {
    float: inline-start;
    inline-size: 100%;
    margin-block-end: -3px;
  }
  .slot {
    position: relative;
    cursor: pointer;
  }
  .slot > span {
    display: grid;
    place-items: center;
    min-block-size: 40px;
    min-inline-size: 64px;
    padding: 6px 13px;
    border: 1px solid var(--_control);
    border-radius: min(10px, var(--_round));
    line-height: 1.35;
    font-variant-numeric: tabular-nums;
  }
  .slot:hover > span {
    background: var(--_surface-2);
  }
  .slot > :checked + span {
    border-color: var(--_accent-text);
    box-shadow: inset 0 0 0 1px var(--_accent-text);
    font-weight: 600;
    background: var(--_tint);
  }

  .step {
    display: grid;
    border-radius: 4px;
  }
  .step:empty {
    display: none;
  }
  .step + .title {
    margin-block-start: calc(var(--_s) * -3);
  }
  .step-title {
    font-weight: 600;
    line-height: 1.35;
  }
  .steps {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 12px;
  }
  .steps > .primary {
    flex: 1;
  }
  .steps > .text-button {
    min-block-size: 44px;
    padding-inline: 12px;
    margin-inline: -12px 0;
  }
  .sheet .primary {
    padding-block: 8px;
    line-height: 1.35;
    overflow-wrap: anywhere;
  }
  .sheet .primary:disabled {
    color: var(--_text-muted);
    background: var(--_surface-2);
  }
  .plain:disabled :is(.box, .label, .option, .slot, .step-title) {
    color: var(--_text-muted);
    cursor: default;
  }

  .answers {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(var(--_s) * 2);
  }
  .answers dt {
    font-size: 0.8667em;
    line-height: 1.4;
    color: var(--_text-muted);
  }
  .answers dd {
    line-height: 1.4;
  }
  .answers .none {
    color: var(--_text-muted);
  }
  .answers > :has(.tick) {
    display: flex;
    gap: 8px;
    font-weight: 500;
  }
  .tick .icon {
    inline-size: 18px;
    block-size: 18px;
    margin-block-start: 2px;
    stroke-width: 2.25;
    color: var(--_accent-text);
  }

  @media (pointer: coarse) {
    .option,
    .slot > span {
      min-block-size: 44px;
    }
    /* Below 16 px a phone zooms in on focus. */
    .box {
      font-size: max(16px, 1em);
    }
  }
  @media (forced-colors: active) {
    .slot > :checked + span {
      outline: 2px solid Highlight;
      outline-offset: -3px;
    }
    .sheet .primary {
      border-color: ButtonBorder;
    }
    .sheet :disabled,
    .plain:disabled :is(.label, .option, .slot) {
      color: GrayText;
    }
  }
`;
