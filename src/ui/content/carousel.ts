import { html, type TemplateResult } from 'lit';
import type { CarouselContent, Message } from '../../model/message.js';
import { backIcon, onIcon } from '../icons.js';
import { cardTemplate, chosenAction } from './card.js';
import type { ContentContext } from './context.js';
import { lineTemplate } from './parts.js';

/** Less than this is no way to go, in pixels: scroll positions are fractions on some screens. */
const SLACK = 2;

/** Arrows only where there is somewhere to go. Whoever pressed one that goes stays at the cards. */
export const showArrows = (cards: Element): void => {
  const { scrollLeft, scrollWidth, clientWidth } = cards;
  // Negative where one reads from right to left.
  const at = Math.abs(scrollLeft);
  const root = cards.getRootNode();
  const focused = root instanceof ShadowRoot ? root.activeElement : null;
  const hidden = [at < SLACK, at > scrollWidth - clientWidth - SLACK];
  cards.parentElement?.querySelectorAll<HTMLElement>('.turn').forEach((arrow, i) => {
    const hides = hidden[i] ?? true;
    // Not `:focus`, which says no in a window that is not in front.
    if (hides && arrow === focused && cards instanceof HTMLElement) cards.focus({ preventScroll: true });
    arrow.hidden = hides;
  });
};

const turn = (event: Event, step: number): void => {
  const cards = event.currentTarget instanceof Element && event.currentTarget.parentElement?.querySelector('.cards');
  if (!cards) return;
  const way = getComputedStyle(cards).direction === 'rtl' ? -step : step;
  // Snapping makes whole cards of it.
  cards.scrollBy({ left: way * (cards.firstElementChild?.clientWidth ?? 0) });
};

const onScroll = ({ currentTarget }: Event): void => {
  if (currentTarget instanceof Element) showArrows(currentTarget);
};

/** Cards side by side, as a list that scrolls and that arrows turn. */
export const carouselTemplate = (
  { of, cards }: CarouselContent,
  message: Message,
  context: ContentContext,
): TemplateResult => {
  const { strings: t, offers } = context;
  const chosen = chosenAction({ of, cards }, message, context);
  return html`<div class="carousel">
      <ul
        part="carousel"
        class="cards"
        role="list"
        tabindex="0"
        aria-label=${t.cards(cards.length)}
        @scroll=${onScroll}
      >
        ${cards.map(
          (card, i) =>
            html`<li>
              <span class="vh">${t.cardOf(i + 1, cards.length)}</span
              >${cardTemplate(card, of, chosen, message, context)}
            </li>`,
        )}
      </ul>
      <button
        type="button"
        part="carousel-button"
        class="turn"
        hidden
        aria-label=${t.previousCard}
        @click=${(event: Event) => turn(event, -1)}
      >
        ${backIcon}
      </button>
      <button
        type="button"
        part="carousel-button"
        class="turn"
        hidden
        aria-label=${t.nextCard}
        @click=${(event: Event) => turn(event, 1)}
      >
        ${onIcon}
      </button>
    </div>
    ${lineTemplate('problem', offers.draft(of).problem)}`;
};
