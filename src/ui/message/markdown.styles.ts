import { css } from 'lit';

export const markdownStyles = css`
  .text * {
    margin: 0;
  }
  .text > * + *,
  .text :is(li, blockquote) > * + * {
    margin-block-start: 8px;
  }
  .text li + li,
  .text li > :is(ul, ol) {
    margin-block-start: 2px;
  }
  .text ul {
    padding-inline-start: 1.4em;
  }
  /* Room for two digits. */
  .text ol {
    padding-inline-start: 2em;
  }
  /* Whatever direction the text forces on what follows, a label comes before its host. */
  .text a {
    unicode-bidi: isolate;
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
    border-block-start: 1px solid color-mix(in oklab, currentColor 30%, transparent);
  }
  .text code {
    padding: 1px 4px;
    border-radius: 4px;
    background: color-mix(in oklab, currentColor 9%, transparent);
    font:
      0.9em ui-monospace,
      monospace;
  }
  .text pre code {
    display: block;
    padding: 8px 10px;
    border-radius: 8px;
    white-space: pre-wrap;
  }
  .text mark {
    background: #fe9;
  }
`;
