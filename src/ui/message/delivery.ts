import { html, nothing, type TemplateResult } from 'lit';
import type { Strings } from '../../i18n/en.js';
import type { Message } from '../../model/message.js';
import { alertIcon, clockIcon } from '../icons.js';
import { problemText } from '../problem.js';

export interface MessageActions {
  resend(message: Message): void;
  edit(message: Message): void;
  /** First press asks, second does. */
  discard(message: Message): void;
  keep(): void;
}

const button = (text: string, part: string, press: () => void): TemplateResult =>
  html`<button part=${part} class="text-button" @click=${press}>${text}</button>`;

/** Where an own message stands, as text; where it failed, what can be done about it. */
export const deliveryTemplate = (
  message: Message,
  confirming: boolean,
  t: Strings,
  actions: MessageActions,
): TemplateResult | typeof nothing => {
  const { delivery, error } = message;
  if (delivery === undefined) return nothing;
  const status = html`<span part="status status-${delivery}" class="status ${delivery}"
    >${delivery === 'failed' ? alertIcon : delivery === 'queued' ? clockIcon : nothing}${t[delivery]}</span
  >`;
  if (delivery !== 'failed') return status;
  return html`${status}${error?.message ? html`<span class="reason">${problemText(t, error)}</span>` : nothing}
    <span class="actions"
      >${
        confirming
          ? html`<span class="question">${t.discardQuestion}</span
              >${button(t.discard, 'discard-button', () => actions.discard(message))}${button(t.keep, '', () => actions.keep())}`
          : html`${error?.retryable === false ? nothing : button(t.retry, 'resend-button', () => actions.resend(message))}${message.answer ? nothing : button(t.edit, '', () => actions.edit(message))}${button(t.discard, 'discard-button', () => actions.discard(message))}`
      }</span
    >`;
};

/**
 * Whether a guest's message carries its delivery text: a failed one always, one under way when the next one of the guest
 * stands elsewhere, a sent one only as the very last.
 */
export const showsDelivery = (message: Message, next: Message | undefined, isLastOfGuest: boolean): boolean => {
  if (message.delivery === undefined) return false;
  if (message.delivery === 'failed' || isLastOfGuest) return true;
  return message.delivery !== 'sent' && next?.delivery !== message.delivery;
};
