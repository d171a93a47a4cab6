import { html, nothing, type TemplateResult } from 'lit';
import type { Message } from '../../model/message.js';
import { textTemplate, type MessageContext } from './message.js';

/** A line between bubbles: what happened to the chat, or a place where something may be missing. */
export const noticeTemplate = (
  message: Message,
  context: MessageContext & { readonly loadAgain: () => void },
): TemplateResult | typeof nothing => {
  const { strings: t, loadAgain } = context;
  const notice = message.content.find((content) => content.type === 'notice')?.notice;
  switch (notice) {
    case 'gap':
      return html`<div part="system" class="system gap" role="article">
        <span>${t.gap}</span>
        <button part="retry-button" class="text-button" @click=${loadAgain}>${t.loadAgain}</button>
      </div>`;
    case 'new-session':
      return html`<div part="system" class="system divider" role="article"><span>${t.newSession}</span></div>`;
    case 'disconnected':
    case 'signed-in':
      return html`<div part="system" class="system" role="article">
        <bdi>${notice === 'disconnected' ? t.left(message.name) : t.signedIn(message.name)}</bdi>
      </div>`;
    case undefined:
      return message.text === undefined
        ? nothing
        : html`<div part="message message-system system" class="system" role="article" dir="auto">
            ${textTemplate('system', message.text, context)}
          </div>`;
  }
};
