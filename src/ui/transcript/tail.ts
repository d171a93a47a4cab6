import { html, nothing, type TemplateResult } from 'lit';
import type { Strings } from '../../i18n/en.js';
import type { Status, Typing } from '../../model/connection.js';
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

/** What follows the last message: who is typing, or the welcome where nothing was said yet. */
export const tailTemplate = (
  typing: Typing | undefined,
  isEmpty: boolean,
  status: Status | undefined,
  t: Strings,
): TemplateResult => {
  const unavailable = status === 'failed' && isEmpty;
  return html`${unavailable ? html`<div class="empty"><slot></slot></div>` : isEmpty && !typing ? emptyTemplate(t) : nothing}${
    typing ? typingTemplate(typing, t) : nothing
  }`;
};
