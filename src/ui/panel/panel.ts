import { html, nothing, type TemplateResult } from 'lit';
import type { Strings } from '../../i18n/en.js';
import type { Status, Typing } from '../../model/connection.js';
import { closeIcon } from '../icons.js';
import { authorName } from '../message/message.js';
import { avatarTemplate } from '../transcript/block.js';

export interface PanelView {
  readonly mode: 'floating' | 'inline' | 'page';
  readonly hidden: boolean;
  readonly heading: string;
  readonly subtitle: string | undefined;
  readonly status: Status;
  readonly typing: Typing | undefined;
  readonly close: () => void;
  readonly keydown: (event: KeyboardEvent) => void;
}

interface StatusLine {
  readonly text: string;
  readonly dot: '' | 'online' | 'busy' | 'off';
}

const statusLine = ({ status, typing, subtitle }: PanelView, t: Strings): StatusLine => {
  if (typing && status === 'open') return { text: t.typing(authorName(t, typing)), dot: 'online' };
  switch (status) {
    case 'open':
      return { text: subtitle ?? t.statusOnline, dot: 'online' };
    case 'connecting':
      return { text: t.statusConnecting, dot: 'busy' };
    case 'resuming':
      return { text: t.catchingUp, dot: 'busy' };
    case 'reconnecting':
      return { text: t.statusReconnecting, dot: 'busy' };
    case 'offline':
      return { text: t.statusOffline, dot: 'off' };
    case 'expired':
    case 'read-only':
      return { text: t.statusEnded, dot: 'off' };
    case 'failed':
      return { text: t.statusUnavailable, dot: 'off' };
    case 'idle':
    case 'closed':
      return { text: subtitle ?? t.statusIdle, dot: '' };
  }
};

/** The frame of the chat. What it frames draws itself into the three places, each on its own. */
export const panelTemplate = (view: PanelView, t: Strings): TemplateResult => {
  const { mode, hidden, heading, status, close, keydown } = view;
  const { text, dot } = statusLine(view, t);
  return html`<section
    part="panel"
    id="panel"
    class="panel"
    role=${mode === 'floating' ? 'dialog' : 'region'}
    aria-labelledby="heading"
    ?hidden=${hidden}
    @keydown=${keydown}
  >
    <div part="header" class="header">
      <slot name="header-start">${avatarTemplate(heading)}</slot>
      <div class="titles">
        <h2 part="heading" id="heading" class="heading" tabindex="-1"><slot name="heading">${heading}</slot></h2>
        <p part="subheading" class="subheading">
          <span class="dot ${dot}"></span><span class="subheading-text">${text}</span>
        </p>
      </div>
      <slot name="header-actions"></slot>
      ${
        mode === 'floating'
          ? html`<button
              part="close-button"
              class="icon-button"
              type="button"
              aria-label=${t.closeChat}
              @click=${close}
            >
              ${closeIcon}
            </button>`
          : nothing
      }
    </div>
    <div class="banner-place"></div>
    ${status === 'offline' ? html`<slot name="offline"></slot>` : nothing}
    <slot name="notice"></slot>
    <div class="stage">
      <div part="log" class="log" role="log" aria-live="off" aria-label=${t.log} tabindex="0"></div>
      <div class="jump-place"></div>
    </div>
    <div class="composer-place"></div>
    <slot name="footer"></slot>
  </section>`;
};
