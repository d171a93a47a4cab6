import { css } from 'lit';

/** Files: a row, or a picture over one. */
export const attachmentStyles = css`
  .attachment {
    display: inline-flex;
    align-items: center;
    gap: 10px;
    max-inline-size: min(84%, 20rem);
    min-block-size: 48px;
    margin-block-start: 2px;
    padding: 8px 14px 8px 12px;
    border: 1px solid var(--_border);
    border-radius: min(14px, var(--_round));
    color: var(--_text);
    background: var(--_surface);
    text-decoration: none;
    overflow: clip;
  }
  .attachment .icon {
    color: var(--_accent-text);
  }
  a.attachment:hover {
    background: var(--_surface-2);
  }
  .file-name {
    min-inline-size: 0;
    font-weight: 500;
    line-height: 1.35;
    overflow-wrap: anywhere;
  }
  .file-size {
    display: block;
    font-size: 0.8em;
    font-weight: 400;
    color: var(--_text-muted);
  }
  .has-picture {
    flex-direction: column;
    align-items: stretch;
    gap: 8px;
    inline-size: min(84%, 15.5rem);
    padding: 0 0 9px;
  }
  .has-picture > .file-name {
    padding-inline: 12px;
    font-size: 0.8667em;
  }
  .has-picture > .picture {
    aspect-ratio: 4 / 3;
  }
  @media (forced-colors: active) {
    .attachment {
      border-color: CanvasText;
    }
  }
`;
