import { css } from 'lit';

/** Stands over the page without a place of its own: where there is no message, nothing is covered. */
export const previewStyles = css`
  .preview-place {
    display: contents;
  }
  .preview {
    position: absolute;
    inset-block-end: calc(100% + 12px);
    inset-inline: auto 0;
    display: flex;
    align-items: flex-start;
    inline-size: max-content;
    max-inline-size: min(320px, 100vw - 32px);
    border: 1px solid transparent;
    border-radius: min(18px, var(--_round));
    border-end-end-radius: min(6px, var(--_round));
    background: var(--_surface);
    box-shadow: var(--_shadow);
    pointer-events: auto;
    animation: preview var(--_time) var(--_ease);
  }
  .start .preview {
    inset-inline: 0 auto;
    border-end-end-radius: min(18px, var(--_round));
    border-end-start-radius: min(6px, var(--_round));
  }
  @keyframes preview {
    from {
      opacity: 0;
      transform: translateY(6px);
    }
  }
  .preview-open {
    flex: 1;
    min-inline-size: 0;
    display: flex;
    gap: calc(var(--_s) * 2.5);
    padding: 12px;
    padding-inline-end: 0;
    border-radius: inherit;
    text-align: start;
  }
  .preview-open:hover .preview-name {
    text-decoration: underline;
    text-underline-offset: 3px;
  }
  .preview .avatar {
    --_avatar: 32px;
  }
  .preview-words {
    min-inline-size: 0;
  }
  .preview-name {
    display: block;
    font-size: 0.8667em;
    font-weight: 600;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .preview-text {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    line-clamp: 2;
    overflow: hidden;
    overflow-wrap: anywhere;
  }
  .preview-close {
    flex: none;
    display: grid;
    place-items: center;
    inline-size: 36px;
    block-size: 36px;
    margin: 4px;
    border-radius: 50%;
    color: var(--_text-muted);
  }
  .preview-close:hover {
    background: var(--_surface-2);
    color: var(--_text);
  }
  .preview-close .icon {
    inline-size: 16px;
    block-size: 16px;
  }
  @media print {
    .preview {
      display: none;
    }
  }
`;
