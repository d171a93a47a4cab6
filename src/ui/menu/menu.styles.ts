import { css } from 'lit';

export const menuStyles = css`
  .menu-place {
    flex: none;
  }
  /* Under its button, and in what there is of the panel: it belongs to that, not to the button. */
  .menu {
    position: absolute;
    inset-inline-end: calc(var(--_s) * 2);
    z-index: 2;
    min-inline-size: 200px;
    max-inline-size: min(340px, 100% - 16px);
    max-block-size: calc(100% - 12px - max(60px, 4.4em));
    margin-block-start: 4px;
    padding: 6px;
    overflow-y: auto;
    border: 1px solid var(--_border);
    border-radius: min(14px, var(--_round));
    background: var(--_surface);
    box-shadow: 0 8px 28px rgb(0 0 0 / 18%);
  }
  .page .menu {
    inset-inline-end: max(var(--_s) * 4, (100% - 720px) / 2);
  }
  .menu-group + .menu-group {
    margin-block-start: 6px;
    padding-block-start: 6px;
    border-block-start: 1px solid var(--_border);
  }
  .menu-group.row {
    display: flex;
    align-items: center;
    gap: 4px;
  }
  .menu-label {
    flex: 1;
    padding-inline: 12px;
  }
  .menu-item {
    position: relative;
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 16px;
    inline-size: 100%;
    min-block-size: 44px;
    padding: 8px 12px;
    border-radius: min(9px, var(--_round));
    text-align: start;
  }
  .menu-item:hover,
  .menu-item:focus-visible {
    background: var(--_surface-2);
  }
  .menu-item:focus-visible {
    outline-offset: -2px;
  }
  .menu-item[aria-disabled] {
    color: var(--_text-muted);
    cursor: default;
  }
  [role='menuitemcheckbox']::before,
  [role='menuitemcheckbox']::after {
    content: '';
    order: 1;
    flex: none;
    inline-size: 34px;
    block-size: 20px;
    border: 1px solid transparent;
    border-radius: 10px;
    background: var(--_control);
  }
  [role='menuitemcheckbox']::after {
    position: absolute;
    inset-inline-end: 29px;
    inline-size: 14px;
    block-size: 14px;
    background: var(--_surface);
  }
  [role='menuitemcheckbox'][aria-checked='true']::before {
    background: var(--_accent-text);
  }
  [role='menuitemcheckbox'][aria-checked='true']::after {
    inset-inline-end: 15px;
  }
  .menu-item[aria-disabled]::before {
    opacity: 0.5;
  }
  .row > .menu-item {
    flex: none;
    justify-content: center;
    inline-size: 44px;
    padding: 0;
    border: 2px solid transparent;
  }
  .row > :nth-last-child(2) {
    font-size: 1.2em;
  }
  .row > :last-child {
    font-size: 1.4em;
  }
  .menu-item[role='menuitemradio'][aria-checked='true'] {
    border-color: var(--_accent-text);
    background: var(--_tint);
    font-weight: 600;
  }
  @media (forced-colors: active) {
    [role='menuitemcheckbox']::before {
      border-color: ButtonText;
    }
    [role='menuitemcheckbox']::after {
      background: ButtonText;
    }
    [role='menuitemcheckbox'][aria-checked='true']::before {
      background: Highlight;
    }
    [role='menuitemcheckbox'][aria-checked='true']::after {
      background: HighlightText;
    }
    .menu .menu-item.menu-item {
      border-color: Canvas;
    }
    .menu-item[role='menuitemradio'][aria-checked='true'] {
      border-color: Highlight;
    }
  }
  .scrim {
    position: absolute;
    inset: 0;
    z-index: 3;
    display: grid;
    place-items: center;
    padding: 20px;
    background: rgb(0 0 0 / 40%);
  }
  .dialog {
    inline-size: min(320px, 100%);
    padding: 20px;
    border: 1px solid var(--_border);
    border-radius: min(16px, var(--_round));
    background: var(--_surface);
    color: var(--_text);
  }
  .question-title {
    margin-block: 0 6px;
    font-weight: 600;
  }
  .dialog p {
    color: var(--_text-muted);
  }
  .dialog-actions {
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    gap: 12px;
    margin-block-start: 20px;
  }
  .plain-button,
  .danger-button {
    min-block-size: 44px;
    padding: 8px 16px;
    border: 1px solid var(--_border);
    border-radius: min(12px, var(--_round));
    font-weight: 500;
  }
  .plain-button:hover {
    background: var(--_surface-2);
  }
  .danger-button {
    border-color: transparent;
    background: var(--_danger);
    color: var(--_surface);
  }
`;
