import { html, nothing, type TemplateResult } from 'lit';
import type { Strings } from '../../i18n/en.js';
import type { Chat } from '../../chat/chat.js';
import type { Typing } from '../../model/connection.js';
import { chatIcon } from '../icons.js';
import { authorName } from '../message/message.js';
import { avatarTemplate } from './block.js';

const emptyTemplate = (t: Strings): TemplateResult =>
  html`<div class="empty">
    <slot name="empty"
      ><span class="empty-icon">${chatIcon}</span>
      <p class="empty-title">${t.emptyTitle}</p>
      <p class="empty-text">${t.emptyText}</p></slot
    >
  </div>`;

const typingTemplate = (typing: Typing, t: Strings): TemplateResult => {
  const name = authorName(t, typing);
  return html`<div part="typing" class="group in typing">
    ${avatarTemplate(name)}
    <div class="bubble dots" aria-hidden="true"><i></i><i></i><i></i></div>
    <span class="vh typing-text">${t.typing(name)}</span>
  </div>`;
};

const severalTemplate = (n: number, retryAll: () => void, t: Strings): TemplateResult =>
  html`<div part="system" class="several">
    <span>${t.severalFailed(n)}</span>
    <button part="retry-button" class="text-button" @click=${retryAll}>${t.retryAll}</button>
  </div>`;

/** What follows the last message: what can be done about several that failed, who is typing, or the welcome where nothing was said yet. */
export const tailTemplate = (chat: Chat | undefined, retryAll: () => void, t: Strings): TemplateResult => {
  const typing = chat?.typing.get();
  const isEmpty = !chat?.messages.get().length;
  const failed = chat?.pending.get().filter(({ delivery, error }) => delivery === 'failed' && error?.retryable) ?? [];
  const unavailable = chat?.status.get() === 'failed' && isEmpty;
  return html`${unavailable ? html`<div class="empty"><slot></slot></div>` : isEmpty && !typing ? emptyTemplate(t) : nothing}${
    failed.length > 1 ? severalTemplate(failed.length, retryAll, t) : nothing
  }${typing ? typingTemplate(typing, t) : nothing}`;
};
