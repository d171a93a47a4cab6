import { css } from 'lit';

/** What stands beside the text of a message: quick replies and cards. */
export const contentStyles = css`
  fieldset,
  dl,
  dd,
  ul {
    margin: 0;
    padding: 0;
    border: 0;
    min-inline-size: 0;
  }
  .picture {
    display: block;
    inline-size: 100%;
    aspect-ratio: 16 / 9;
    object-fit: cover;
    background: var(--_surface-2);
  }
  .thumb {
    flex: none;
    inline-size: 24px;
    block-size: 24px;
    border-radius: 6px;
    object-fit: cover;
    background: var(--_surface-2);
  }

  /* Nothing the service sends paints outside its own box. */
  .offer {
    --_pad: calc(var(--_s) * 3.5);
    inline-size: min(100%, 20rem);
    margin-block-start: 4px;
    border: 1px solid var(--_border);
    border-radius: min(16px, var(--_bubble-radius));
    background: var(--_surface);
    overflow: clip;
    overflow-wrap: anywhere;
    contain: paint;
    /* Above the pill that leads to the end. */
    scroll-margin-block: 8px 56px;
  }
  /* Words keep their direction, and the sheet its edge. */
  .offer [dir='auto'] {
    text-align: left;
  }
  .offer:dir(rtl) [dir='auto'] {
    text-align: right;
  }
  .offer .card-action > [dir='auto'] {
    text-align: center;
  }
  .offer > .title,
  .offer > .card-text {
    padding-inline: var(--_pad);
  }
  .title {
    font-weight: 600;
    line-height: 1.35;
  }
  .offer > .title {
    padding-block: calc(var(--_s) * 3) calc(var(--_s) * 3);
  }
  .card-text {
    margin-block-start: calc(var(--_s) * -2);
    padding-block-end: calc(var(--_s) * 3);
    color: var(--_text-muted);
    white-space: pre-wrap;
  }
  .title a {
    color: var(--_link);
    text-decoration: underline;
    text-decoration-thickness: 1px;
    text-underline-offset: 3px;
  }
  .title a:hover {
    text-decoration-thickness: 2px;
  }
  .sub {
    font-size: 0.8667em;
    line-height: 1.4;
    color: var(--_text-muted);
  }
  .problem {
    display: flex;
    gap: 6px;
    font-size: 0.8667em;
    line-height: 1.4;
    font-weight: 500;
    color: var(--_danger);
  }
  .problem .icon {
    inline-size: 16px;
    block-size: 16px;
    margin-block-start: 1px;
  }

  .card-action {
    display: flex;
    align-items: center;
    justify-content: center;
    gap: 8px;
    inline-size: 100%;
    min-block-size: 44px;
    padding: 10px var(--_pad);
    border-block-start: 1px solid var(--_border);
    font-weight: 600;
    line-height: 1.35;
    text-align: center;
    text-decoration: none;
    color: var(--_link);
  }
  .card-action:is(a, .open):hover {
    background: var(--_surface-2);
  }
  .card-action.chosen {
    color: var(--_text);
    background: var(--_tint);
  }
  .card-action:focus-visible {
    outline-offset: -3px;
    border-radius: min(16px, var(--_bubble-radius));
  }
  .card-action .icon {
    inline-size: 18px;
    block-size: 18px;
  }
  :is(.card-action, .quick-reply):disabled {
    font-weight: 400;
    color: var(--_text-muted);
  }

  .quick-replies {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    max-inline-size: 100%;
    margin-block-start: 6px;
  }
  .quick-replies > p {
    flex-basis: 100%;
  }
  .quick-reply {
    display: inline-flex;
    align-items: center;
    gap: 8px;
    max-inline-size: 100%;
    min-block-size: 38px;
    padding: 7px 15px;
    border: 1px solid color-mix(in oklab, var(--_accent-text) 55%, var(--_surface));
    border-radius: min(19px, var(--_round));
    font-weight: 500;
    line-height: 1.35;
    text-align: start;
    overflow-wrap: anywhere;
    color: var(--_link);
    background: var(--_surface);
  }
  .quick-reply.open:hover {
    background: var(--_tint);
  }
  .quick-reply.chosen {
    border-color: var(--_accent-text);
    color: var(--_text);
    background: var(--_tint);
  }
  .quick-reply:disabled {
    border-color: var(--_border);
  }
  .chosen {
    cursor: default;
  }
  .chosen .icon {
    inline-size: 18px;
    block-size: 18px;
    margin-inline-start: -3px;
    stroke-width: 2.25;
    color: var(--_accent-text);
  }
  .quick-reply:not(.chosen) .thumb {
    margin-inline-start: -6px;
  }

  /* To the edge of the log, so that the next card is seen to come. */
  .carousel {
    position: relative;
    align-self: stretch;
    margin-inline-end: calc(var(--_s) * -4);
  }
  .cards {
    display: grid;
    grid-auto-flow: column;
    grid-auto-columns: min(15.5rem, 82%);
    gap: 8px;
    padding: 2px 2px 2px 0;
    padding-inline: 0 calc(var(--_s) * 4);
    list-style: none;
    overflow: auto hidden;
    overscroll-behavior-inline: contain;
    scroll-snap-type: inline mandatory;
    scroll-behavior: smooth;
    scrollbar-width: none;
  }
  .cards > li {
    display: grid;
    position: relative;
    scroll-snap-align: start;
  }
  .cards .card {
    display: flex;
    flex-direction: column;
    inline-size: 100%;
  }
  .cards .card-actions {
    margin-block-start: auto;
  }
  .turn {
    position: absolute;
    inset-block-start: calc(var(--_s) * 13);
    inset-inline-start: 8px;
    display: grid;
    place-items: center;
    inline-size: 40px;
    block-size: 40px;
    border: 1px solid var(--_border);
    border-radius: 50%;
    color: var(--_text);
    background: var(--_surface);
    box-shadow: 0 2px 10px rgb(0 0 0 / 18%);
  }
  .turn + .turn {
    inset-inline: auto 8px;
  }
  .turn:hover {
    background: var(--_surface-2);
  }
  .way:dir(rtl) {
    scale: -1 1;
  }

  /* There is no room beside these for a time. */
  .message:has(.offer, .quick-replies) > .meta.aside time {
    display: none;
  }
  @media (pointer: coarse) {
    .quick-reply,
    .turn {
      min-block-size: 44px;
      min-inline-size: 44px;
    }
    .quick-reply {
      border-radius: min(22px, var(--_round));
    }
  }
  @media (forced-colors: active) {
    .offer,
    .quick-reply,
    .turn {
      border-color: CanvasText;
    }
    .chosen {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
    :is(.card-action, .quick-reply):disabled {
      color: GrayText;
      border-color: GrayText;
    }
  }
`;
