import { html, nothing, type TemplateResult } from 'lit';
import type { Card, CardAction, CardContent, Message } from '../../model/message.js';
import { hiddenHost, linkKind, safeHref } from '../message/links.js';
import { outIcon } from '../icons.js';
import type { ContentContext } from './context.js';
import { choiceTemplate, findChosen, lineTemplate, outwardTemplate } from './parts.js';
import { pictureTemplate } from './picture.js';

type Postback = Extract<CardAction, { kind: 'postback' }>;

/** Cards of one message: the choice made on one of them closes the others. */
export interface CardSet {
  readonly of: string;
  readonly cards: readonly Card[];
}

/** The button that was pressed, of all that could have been. */
export const chosenAction = ({ of, cards }: CardSet, message: Message, { offers }: ContentContext) =>
  findChosen(
    cards.flatMap(({ actions }) => actions.filter((action): action is Postback => action.kind === 'postback')),
    offers.given(message, of)?.choices[0],
  );

/** A link sends nothing: the page hears of it and may keep it. A label that names another host is not left alone. */
const linkTemplate = (
  kind: 'link' | 'card',
  address: string,
  label: string,
  message: Message,
  { offers }: ContentContext,
): unknown => {
  const href = safeHref(address);
  const press = (event: Event): void => {
    if (href && !offers.act({ kind: linkKind(href, kind), href, payload: undefined, message })) event.preventDefault();
  };
  if (href === undefined) return kind === 'card' ? label : nothing;
  const host = hiddenHost(label, href);
  const inner = host ? html`${label} <bdi>(${host})</bdi>` : label;
  return kind === 'card'
    ? outwardTemplate('link', 'link', href, inner, press)
    : outwardTemplate('card-action', 'card-action', href, html`${outIcon}<span dir="auto">${inner}</span>`, press);
};

export const cardTemplate = (card: Card, of: string, chosen: unknown, message: Message, context: ContentContext) => {
  const { offers, strings: t } = context;
  const { title, description, image, video, href, actions } = card;
  const given = offers.given(message, of);
  const actionTemplate = (action: CardAction): unknown =>
    action.kind === 'link'
      ? linkTemplate('link', action.href, action.text, message, context)
      : choiceTemplate({
          part: 'card-action',
          label: nothing,
          text: action.text,
          state: given ? (action === chosen ? 'chosen' : 'out') : 'open',
          press() {
            const { text, payload } = action;
            if (given || !offers.act({ kind: 'postback', href: undefined, payload, message })) return;
            offers.answer(message, of, { kind: 'button', to: of, choices: [{ text, payload }] });
          },
        });
  return html`<div part="card" class="offer card">
    ${pictureTemplate(image, 'picture', 'card-image')}
    <p part="card-title" class="title" dir="auto">
      ${href ? linkTemplate('card', href, title, message, context) : title}
    </p>
    ${lineTemplate('card-text', description, 'card-text')}
    ${
      video || actions.length > 0
        ? html`<fieldset
            class="card-actions"
            aria-label=${title}
            title=${offers.closed ?? nothing}
            ?disabled=${offers.closed !== undefined}
          >
            ${video ? linkTemplate('link', video, t.video, message, context) : nothing}${actions.map(actionTemplate)}
          </fieldset>`
        : nothing
    }
  </div>`;
};

export const singleCardTemplate = (card: CardContent, message: Message, context: ContentContext): TemplateResult => {
  const chosen = chosenAction({ of: card.of, cards: [card] }, message, context);
  return html`${cardTemplate(card, card.of, chosen, message, context)}${lineTemplate('problem', context.offers.draft(card.of).problem)}`;
};
