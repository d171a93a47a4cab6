import { css } from 'lit';

export const bannerStyles = css`
  .banner-place {
    flex: none;
  }
  .banner {
    --_tone: var(--_text-muted);
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(var(--_s) * 2.5);
    min-block-size: 40px;
    padding: calc(var(--_s) * 2) calc(var(--_s) * 4);
    font-size: 0.8667em;
    line-height: 1.4;
    background: color-mix(in oklab, var(--_tone) 9%, var(--_surface));
    animation: settle var(--_time) var(--_ease);
  }
  .banner > .icon {
    inline-size: 1.385em;
    block-size: 1.385em;
    color: var(--_tone);
  }
  .banner.warning {
    --_tone: var(--_warning);
  }
  .banner.danger {
    --_tone: var(--_danger);
  }
  .banner.success {
    --_tone: var(--_success);
  }
  .banner-text {
    /* Where a long button leaves less than this, that goes below. */
    flex: 1 1 min(10em, 70%);
    min-inline-size: 0;
    overflow-wrap: anywhere;
    text-wrap: pretty;
  }
  .countdown {
    font-variant-numeric: tabular-nums;
  }
  .detail {
    display: block;
    color: var(--_text-muted);
  }
  .banner .text-button {
    color: var(--_text);
    min-block-size: 32px;
    padding-inline: 10px;
    margin-inline: auto -6px;
    border-radius: min(8px, var(--_round));
    background: color-mix(in oklab, var(--_tone) 14%, transparent);
  }
  .banner .text-button:hover {
    background: color-mix(in oklab, var(--_tone) 22%, transparent);
    text-decoration: none;
  }
  @keyframes settle {
    from {
      opacity: 0;
      transform: translateY(-4px);
    }
  }
  @media (forced-colors: active) {
    .banner {
      border-block-end: 1px solid CanvasText;
    }
    .banner .text-button {
      border: 1px solid ButtonBorder;
    }
  }
`;
