import { html, nothing, type TemplateResult } from 'lit';
import type { Strings } from '../../i18n/en.js';
import type { AttachmentContent, Author, Message } from '../../model/message.js';
import type { Formats } from '../format.js';
import { fileIcon } from '../icons.js';
import { deliveryTemplate, type MessageActions } from './delivery.js';
import { isEmojiOnly, safeHref } from './links.js';
import { linkedText, linkTemplate, markdownTemplate } from './markdown.js';

/** What a message looks like beyond itself: its place in the run, and what the transcript knows. */
export interface MessageView {
  readonly message: Message;
  readonly first: boolean;
  readonly last: boolean;
  /** Draw the delivery text under it. */
  readonly showDelivery: boolean;
  readonly confirming: boolean;
}

export interface MessageContext {
  readonly strings: Strings;
  readonly formats: Formats;
  readonly actions: MessageActions;
  /** Texts of others are formatted. */
  readonly markdown: boolean;
}

export const authorName = (t: Strings, { author, name }: Pick<Message, 'author' | 'name'>): string =>
  author === 'guest' ? t.you : (name ?? (author === 'bot' ? t.bot : t.agent));

/** What others say may be formatted; what the guest typed shows as typed, and so does all while markdown is off. */
export const textTemplate = (author: Author, text: string, { markdown }: MessageContext): unknown =>
  markdown && author !== 'guest' ? markdownTemplate(text) : linkedText(text);

const attachmentTemplate = (
  { name, size, url }: AttachmentContent,
  { strings, formats }: MessageContext,
): TemplateResult => {
  const inner = html`${fileIcon}<span class="file-name"><bdi>${name || strings.file}</bdi></span
    >${size === undefined ? nothing : html`<span class="file-size">${formats.size(size)}</span>`}`;
  const href = url?.startsWith('https:') ? safeHref(url) : undefined;
  return href === undefined
    ? html`<span part="attachment" class="attachment">${inner}</span>`
    : linkTemplate('attachment', href, inner);
};

/** One message: its text order is author, text, time, status, whatever the eye sees. */
export const messageTemplate = (view: MessageView, context: MessageContext): TemplateResult => {
  const { message, first, last, showDelivery, confirming } = view;
  const { strings: t, formats } = context;
  const side = message.author === 'guest' ? 'out' : 'in';
  const failed = message.delivery === 'failed';
  const files = message.content.filter((content) => content.type === 'attachment');
  const text = message.text ?? (files.length === 0 ? t.unknownContent : undefined);
  const emoji = text !== undefined && isEmojiOnly(text);
  return html`<article
    part="message message-${side} message-${message.author}"
    class="message ${side} ${first ? 'first' : ''} ${last ? 'last' : ''} ${failed ? 'is-failed' : ''}"
  >
    <span part="author" class=${first && side === 'in' ? 'author' : 'vh'}><bdi>${authorName(t, message)}</bdi></span>
    ${
      text === undefined
        ? nothing
        : html`<div
            part="bubble bubble-${side} ${first ? 'bubble-first' : ''} ${last ? 'bubble-last' : ''} ${failed ? 'bubble-failed' : ''}"
            class="bubble ${emoji ? 'emoji' : ''} ${message.text === undefined ? 'unknown' : ''}"
            dir="auto"
          >
            <span class="text">${emoji ? text : textTemplate(message.author, text, context)}</span>
          </div>`
    }
    ${files.map((file) => attachmentTemplate(file, context))}
    <div class="meta ${last ? '' : 'aside'}">
      <time part="time" datetime=${new Date(message.time).toISOString()} title=${formats.exact(message.time)}
        >${formats.time(message.time)}</time
      >
      ${showDelivery ? deliveryTemplate(message, confirming, t, context.actions) : nothing}
    </div>
  </article>`;
};
