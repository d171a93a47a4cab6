import { html, nothing, type TemplateResult } from 'lit';
import type { Strings } from '../../i18n/en.js';
import type { Author, Message } from '../../model/message.js';
import { contentTemplates, isDrawn } from '../content/content.js';
import type { ContentContext } from '../content/context.js';
import { deliveryTemplate, type MessageActions } from './delivery.js';
import { isEmojiOnly, linkKind } from './links.js';
import { linkedText, markdownTemplate } from './markdown.js';

/** What a message looks like beyond itself: its place in the run, and what the transcript knows. */
export interface MessageView {
  readonly message: Message;
  readonly first: boolean;
  readonly last: boolean;
  /** Draw the delivery text under it. */
  readonly showDelivery: boolean;
  readonly confirming: boolean;
}

export interface MessageContext extends ContentContext {
  readonly actions: MessageActions;
  /** Texts of others are formatted. */
  readonly markdown: boolean;
}

export const authorName = (t: Strings, { author, name }: Pick<Message, 'author' | 'name'>): string =>
  author === 'guest' ? t.you : (name ?? (author === 'bot' ? t.bot : t.agent));

/** What others say may be formatted; what the guest typed shows as typed, and so does all while markdown is off. */
export const textTemplate = (author: Author, text: string, { markdown }: MessageContext): unknown =>
  markdown && author !== 'guest' ? markdownTemplate(text) : linkedText(text);

/** The page hears of a link in a text before it is followed, and may keep it. */
const follow = (event: Event, message: Message, { offers }: MessageContext): void => {
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  if (!link?.href) return;
  const { href } = link;
  if (!offers.act({ kind: linkKind(href, 'link'), href, payload: undefined, message })) event.preventDefault();
};

/** Quick replies without a text ask by their title. */
const quickTitle = ({ content }: Message): string | undefined => {
  const [first] = content;
  return first?.type === 'quick-replies' ? first.title : undefined;
};

/** One message: its text order is author, text, time, status, whatever the eye sees. */
export const messageTemplate = (view: MessageView, context: MessageContext): TemplateResult => {
  const { message, first, last, showDelivery, confirming } = view;
  const { strings: t, formats } = context;
  const side = message.author === 'guest' ? 'out' : 'in';
  const failed = message.delivery === 'failed';
  const text = message.text ?? quickTitle(message) ?? (isDrawn(message, context) ? undefined : t.unknownContent);
  const ownText = text === undefined ? undefined : context.custom(message, 'text');
  const emoji = text !== undefined && isEmojiOnly(text);
  return html`<article
    part="message message-${side} message-${message.author}"
    class="message ${side} ${first ? 'first' : ''} ${last ? 'last' : ''} ${failed ? 'is-failed' : ''}"
    data-id=${message.id}
  >
    <span part="author" class=${first && side === 'in' ? 'author' : 'vh'}><bdi>${authorName(t, message)}</bdi></span>
    ${
      text === undefined
        ? nothing
        : html`<div
            part="bubble bubble-${side} ${first ? 'bubble-first' : ''} ${last ? 'bubble-last' : ''} ${failed ? 'bubble-failed' : ''}"
            class="bubble ${emoji ? 'emoji' : ''} ${text === t.unknownContent ? 'unknown' : ''}"
            dir="auto"
            @click=${(event: Event) => follow(event, message, context)}
          >
            <span class="text">${ownText ?? (emoji ? text : textTemplate(message.author, text, context))}</span>
          </div>`
    }
    ${contentTemplates(message, context)}
    <div class="meta ${last ? '' : 'aside'}">
      <time part="time" dir="auto" datetime=${new Date(message.time).toISOString()} title=${formats.exact(message.time)}
        >${formats.time(message.time)}</time
      >
      ${showDelivery ? deliveryTemplate(message, confirming, t, context.actions) : nothing}
    </div>
  </article>`;
};
