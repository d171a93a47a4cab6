import { css } from 'lit';

/** What lies over the log, and what follows it. */
export const overLogStyles = css`
  .floating-day {
    position: absolute;
    inset-block-start: calc(var(--_s) * 2);
    inset-inline: 0;
    inline-size: fit-content;
    margin-inline: auto;
    padding: 4px 12px;
    border: 1px solid var(--_border);
    border-radius: min(14px, var(--_round));
    background: var(--_surface);
    color: var(--_text-muted);
    font-size: 0.8em;
    font-weight: 500;
    box-shadow: 0 2px 10px rgb(0 0 0 / 10%);
    pointer-events: none;
  }

  .several {
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    align-items: center;
    column-gap: 12px;
    padding-inline-end: 4px;
    padding-block-end: calc(var(--_s) * 3);
    font-size: 0.8667em;
    color: var(--_danger);
  }
`;
