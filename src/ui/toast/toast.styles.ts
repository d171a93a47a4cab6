import { css } from 'lit';

export const toastStyles = css`
  .toast-place {
    position: absolute;
    inset-inline: calc(var(--_s) * 4);
    inset-block-end: calc(var(--_s) * 3);
    z-index: 1;
    display: flex;
    justify-content: center;
    pointer-events: none;
  }
  .toast {
    display: flex;
    align-items: center;
    gap: 8px;
    padding: 8px 14px;
    border: 1px solid transparent;
    border-radius: min(18px, var(--_round));
    background: var(--_text);
    color: var(--_surface);
    font-size: 0.8667em;
    font-weight: 500;
    box-shadow: 0 4px 14px rgb(0 0 0 / 18%);
    animation: settle var(--_time) var(--_ease);
  }
  .toast .icon {
    inline-size: 16px;
    block-size: 16px;
  }
`;
