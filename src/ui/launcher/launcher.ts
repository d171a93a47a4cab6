import { html, nothing, type TemplateResult } from 'lit';
import type { Strings } from '../../i18n/en.js';
import { chatIcon, chevronIcon } from '../icons.js';

export interface LauncherView {
  readonly open: boolean;
  readonly unread: number;
  readonly press: () => void;
}

/** The round button at the corner of the page. What is new is part of its name. */
export const launcherTemplate = ({ open, unread, press }: LauncherView, t: Strings): TemplateResult =>
  html`<button
    part="launcher"
    class="launcher"
    aria-expanded=${open}
    aria-controls="panel"
    aria-label=${open ? t.closeChat : unread > 0 ? t.openChatUnread(unread) : t.openChat}
    @click=${press}
  >
    <span part="launcher-icon" class="launcher-icon"><slot name="launcher">${chatIcon}</slot>${chevronIcon}</span>
    <span part="launcher-label" class="vh" aria-hidden="true">${open ? t.closeChat : t.openChat}</span>
    ${unread > 0 && !open ? html`<span part="badge" class="badge" aria-hidden="true">${unread > 99 ? '99+' : unread}</span>` : nothing}
  </button>`;
