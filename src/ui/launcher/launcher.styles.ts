import { css } from 'lit';

export const launcherStyles = css`
  .launcher {
    position: relative;
    flex: none;
    align-self: flex-end;
    display: grid;
    place-items: center;
    min-inline-size: var(--_launcher);
    block-size: var(--_launcher);
    border-radius: calc(var(--_launcher) / 2);
    border: 1px solid transparent;
    background: var(--_fill);
    color: var(--_on-fill);
    box-shadow:
      0 1px 2px rgb(15 18 25 / 18%),
      0 8px 24px -4px rgb(15 18 25 / 30%);
    transition:
      background-color 140ms,
      transform var(--_time) var(--_ease);
  }
  .start .launcher {
    align-self: flex-start;
  }
  .launcher:hover {
    background: color-mix(in oklab, var(--_fill) 90%, #000);
  }
  .launcher:active {
    transform: scale(0.96);
  }
  .launcher:focus-visible {
    outline-width: 3px;
    outline-offset: 3px;
  }
  .launcher-icon {
    display: grid;
    place-items: center;
  }
  .launcher .icon,
  .launcher ::slotted(*) {
    grid-area: 1 / 1;
  }
  .launcher .icon {
    inline-size: 26px;
    block-size: 26px;
    transition:
      opacity 140ms,
      transform var(--_time) var(--_ease);
  }
  .launcher .chevron,
  .launcher[aria-expanded='true'] .chat,
  .launcher[aria-expanded='true'] ::slotted(*) {
    opacity: 0;
    transform: rotate(-40deg) scale(0.6);
  }
  .launcher .chevron {
    transform: rotate(40deg) scale(0.6);
  }
  .launcher[aria-expanded='true'] .chevron {
    opacity: 1;
    transform: none;
  }
  .badge {
    position: absolute;
    inset-block-start: -4px;
    inset-inline-end: -4px;
    min-inline-size: 22px;
    block-size: 22px;
    padding-inline: 6px;
    display: grid;
    place-items: center;
    border-radius: 11px;
    font-size: 12px;
    font-weight: 700;
    line-height: 1;
    font-variant-numeric: tabular-nums;
    background: #c62828;
    color: #fff;
    box-shadow: 0 0 0 2px var(--_surface);
    animation: pop var(--_time) var(--_ease);
  }
  @keyframes pop {
    from {
      transform: scale(0.4);
    }
  }
  @media (forced-colors: active) {
    .launcher,
    .badge {
      border: 1px solid ButtonBorder;
    }
  }
`;
