import { css } from 'lit';

export const markdownStyles = css`
  .text :is(ul, ol, pre, blockquote, hr) {
    margin: 0;
  }
  .text :is(p, ul, ol, pre, blockquote, hr) + *,
  .text p ~ :is(pre, blockquote) {
    margin-block-start: 8px;
  }
  .text :is(li + li, li ul, li ol) {
    margin-block-start: 2px;
  }
  .text :is(ul, ol) {
    padding-inline-start: 1.35em;
  }
  .text li::marker {
    font-variant-numeric: tabular-nums;
  }
  .head {
    font-weight: 600;
  }
  .text blockquote {
    padding-inline-start: 10px;
    border-inline-start: 3px solid color-mix(in oklab, currentColor 30%, transparent);
  }
  .text hr {
    border: 0;
    border-block-start: 1px solid color-mix(in oklab, currentColor 25%, transparent);
  }
  .text code {
    padding: 1px 4px;
    border-radius: 4px;
    background: color-mix(in oklab, currentColor 9%, transparent);
    font:
      0.9em ui-monospace,
      SFMono-Regular,
      Menlo,
      Consolas,
      monospace;
  }
  .text pre code {
    display: block;
    padding: 8px 10px;
    border-radius: 8px;
    white-space: pre-wrap;
  }
  .text mark {
    border-radius: 3px;
    background: color-mix(in oklab, #fc0 45%, transparent);
    color: inherit;
  }
`;
