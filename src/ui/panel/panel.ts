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
  /** Of the heading, in the page's outline. */
  readonly level: number;
  readonly subtitle: string | undefined;
  readonly status: Status;
  readonly typing: Typing | undefined;
  readonly close: () => void;
  readonly keydown: (event: KeyboardEvent) => void;
  /** Back to the page, without closing. */
  readonly leave: () => void;
  /** To the text box, past everything before it. */
  readonly write: () => void;
  readonly demo: boolean;
}

type StatusText = Extract<keyof Strings, `status${string}`> | 'catchingUp';

/** The dot before a status, and its words unless the deployment has some of its own. */
const STATUS_LINES: { readonly [S in Status]: readonly [dot: string, text: StatusText] } = {
  idle: ['', 'statusIdle'],
  closed: ['', 'statusIdle'],
  open: ['online', 'statusOnline'],
  connecting: ['busy', 'statusConnecting'],
  resuming: ['busy', 'catchingUp'],
  reconnecting: ['busy', 'statusReconnecting'],
  offline: ['off', 'statusOffline'],
  expired: ['off', 'statusEnded'],
  'read-only': ['off', 'statusEnded'],
  failed: ['off', 'statusUnavailable'],
};

const statusText = ({ status, typing, subtitle }: PanelView, t: Strings): string => {
  if (status === 'open' && typing) return t.typing(authorName(t, typing));
  const key = STATUS_LINES[status][1];
  return ((key === 'statusIdle' || key === 'statusOnline') && subtitle) || t[key];
};

/** The frame of the chat. What it frames draws itself into the three places, each on its own. */
export const panelTemplate = (view: PanelView, t: Strings): TemplateResult => {
  const { mode, hidden, heading, level, status, close, keydown, leave, write, demo } = view;
  const [dot] = STATUS_LINES[status];
  return html`<section
    part="panel"
    id="panel"
    class="panel"
    role=${mode === 'floating' ? 'dialog' : 'region'}
    aria-labelledby="heading"
    ?hidden=${hidden}
    @keydown=${keydown}
  >
    <button class="skip" @click=${write}>${t.skipToChat}</button>
    <div part="header" class="header">
      <slot name="header-start">${avatarTemplate(heading)}</slot>
      <div class="titles">
        <h2 part="heading" id="heading" class="heading" aria-level=${level} tabindex="-1">
          <slot name="heading">${heading}</slot>
        </h2>
        <p part="subheading" class="subheading">
          ${dot && html`<span class="dot ${dot}"></span>`}<span class="subheading-text">${statusText(view, t)}</span>
        </p>
      </div>
      <slot name="header-actions" part="header-actions"></slot>
      <div class="menu-place"></div>
      ${
        mode === 'floating'
          ? html`<button part="close-button" class="icon-button" aria-label=${t.closeChat} @click=${close}>
              ${closeIcon}
            </button>`
          : nothing
      }
    </div>
    <div class="banner-place"></div>
    ${status === 'offline' ? html`<slot name="offline"></slot>` : nothing}
    ${demo ? html`<p class="demo">${t.demo}</p>` : nothing}
    <slot name="notice"></slot>
    <div class="stage">
      <div part="log" class="log" role="log" aria-live="off" aria-label=${t.log} tabindex="0"></div>
      <div class="jump-place"></div>
      <div class="toast-place"></div>
    </div>
    <div class="composer-place"></div>
    <slot name="footer" part="footer"></slot>
    ${mode === 'floating' ? html`<button class="skip" @click=${leave}>${t.backToPage}</button>` : nothing}
    <div class="dialog-place"></div>
    <div class="drop-place"></div>
  </section>`;
};
