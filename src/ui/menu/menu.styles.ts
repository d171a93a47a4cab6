import { css } from 'lit';

export const menuStyles = css`
  .menu-place {
    flex: none;
  }
  .menu-frame {
    position: relative;
  }
  .menu {
    position: absolute;
    inset-block-start: calc(100% + 4px);
    inset-inline-end: 0;
    z-index: 2;
    min-inline-size: 200px;
    max-inline-size: min(300px, 80vw);
    padding: 6px;
    border: 1px solid var(--_border);
    border-radius: 14px;
    background: var(--_surface);
    box-shadow: 0 8px 28px rgb(0 0 0 / 18%);
  }
  .menu-item {
    display: block;
    inline-size: 100%;
    min-block-size: 44px;
    padding: 8px 12px;
    border-radius: 9px;
    text-align: start;
  }
  .menu-item:hover,
  .menu-item:focus-visible {
    background: var(--_surface-2);
  }
  .menu-item[aria-disabled] {
    color: var(--_text-muted);
    cursor: default;
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
    border-radius: 16px;
    background: var(--_surface);
    color: var(--_text);
  }
  .question-title {
    margin-block-end: 6px;
    font-weight: 600;
  }
  .dialog p {
    color: var(--_text-muted);
  }
  .dialog-actions {
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    gap: 8px;
    margin-block-start: 20px;
  }
  .plain-button,
  .danger-button {
    min-block-size: 44px;
    padding: 8px 16px;
    border: 1px solid var(--_border);
    border-radius: 12px;
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
