import { html, nothing, render } from 'lit';
import type { Status } from '../../model/connection.js';
import { isForOwner } from '../banner/banner-model.js';
import { moreIcon } from '../icons.js';
import type { UiHost } from '../ui-host.js';
import { askFirst } from './confirm.js';

export interface Menu {
  update(): void;
  stop(): void;
}

interface MenuItem {
  readonly text: string;
  /** Undefined while it cannot be done; the item stays, for what comes and goes with the link would take the focus along. */
  readonly act: (() => void) | undefined;
}

/** A conversation goes on in these, with or without a link. */
const LIVE: ReadonlySet<Status | undefined> = new Set(['open', 'resuming', 'reconnecting', 'offline']);
/** Where a visitor can become known: nowhere before the page's owner has mended what is wrong. */
const mayKnow = (host: UiHost): boolean => {
  const { state, reason } = host.chat()?.connection.get() ?? {};
  const { canSignIn, canStepUp } = host.chat()?.settings.get() ?? {};
  const isRunning = state === 'open' || state === 'resuming' || state === 'read-only';
  return canSignIn === true && (canStepUp === true || !isRunning) && !isForOwner(reason);
};

const signIn = (host: UiHost, dialogPlace: HTMLElement): void =>
  host.signIn(() => {
    const t = host.strings();
    askFirst(dialogPlace, host, {
      question: t.signInFailed,
      explanation: t.signInFailedHelp,
      yes: t.tryAgain,
      harmless: true,
      act: () => signIn(host, dialogPlace),
    });
  });

/** What can be done with the conversation as a whole; no button when that is nothing. */
const itemsOf = (host: UiHost, dialogPlace: HTMLElement): readonly MenuItem[] => {
  const chat = host.chat();
  const t = host.strings();
  const items: MenuItem[] = [];
  const status = chat?.status.get();
  const ask = (): void =>
    askFirst(dialogPlace, host, {
      question: t.clearQuestion,
      explanation: t.clearExplanation,
      yes: t.clear,
      act: () => chat?.clear(),
    });
  if (chat?.settings.get().canClear && LIVE.has(status))
    items.push({ text: t.clearChat, act: status === 'open' ? ask : undefined });
  if (chat?.session.get()?.authenticated)
    items.push({
      text: t.signOut,
      act: () =>
        askFirst(dialogPlace, host, {
          question: t.signOutQuestion,
          explanation: t.signOutExplanation,
          yes: t.signOut,
          act: () => void chat.signOut(),
        }),
    });
  else if (host.wishes().authProvider && mayKnow(host))
    items.push({ text: t.signIn, act: () => signIn(host, dialogPlace) });
  return items;
};

/** The menu in the header: a button, and under it what it offers. Arrow keys move, Escape and leaving close. */
export const createMenu = (place: HTMLElement, dialogPlace: HTMLElement, host: UiHost): Menu => {
  let isOpen = false;

  const entries = (): HTMLElement[] => [...place.querySelectorAll<HTMLElement>('[role=menuitem]')];
  const focusEntry = (index: number): void => {
    const all = entries();
    all.at(index % all.length)?.focus();
  };
  const toggle = (open: boolean, refocus = false): void => {
    isOpen = open;
    update();
    if (open) focusEntry(0);
    else if (refocus) place.querySelector('button')?.focus();
  };

  const onKeydown = (event: KeyboardEvent): void => {
    if (!isOpen) {
      if (event.key !== 'ArrowDown') return;
      event.preventDefault();
      return toggle(true);
    }
    const at = entries().findIndex((entry) => entry === host.root.activeElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key];
    if (event.key === 'Escape') toggle(false, true);
    else if (to !== undefined) focusEntry(to);
    else return;
    // The panel knows Escape too.
    event.preventDefault();
    event.stopPropagation();
  };
  const onFocusout = ({ relatedTarget }: FocusEvent): void => {
    if (isOpen && !(relatedTarget instanceof Node && place.contains(relatedTarget))) toggle(false);
  };

  const update = (): void => {
    const items = itemsOf(host, dialogPlace);
    if (items.length === 0) {
      isOpen = false;
      return void render(nothing, place);
    }
    render(
      html`<div class="menu-frame" @keydown=${onKeydown} @focusout=${onFocusout}>
        <button
          part="menu-button"
          class="icon-button"
          aria-haspopup="menu"
          aria-expanded=${isOpen}
          aria-label=${host.strings().menu}
          @click=${() => toggle(!isOpen, true)}
        >
          ${moreIcon}
        </button>
        ${
          isOpen
            ? html`<div part="menu" class="menu" role="menu" aria-label=${host.strings().menu}>
                ${items.map(
                  ({ text, act }) =>
                    html`<button
                      part="menu-item"
                      class="menu-item"
                      role="menuitem"
                      tabindex="-1"
                      aria-disabled=${act ? nothing : 'true'}
                      @click=${() => {
                        if (!act) return;
                        toggle(false, true);
                        act();
                      }}
                    >
                      ${text}
                    </button>`,
                )}
              </div>`
            : nothing
        }
      </div>`,
      place,
    );
  };

  update();
  return {
    update,
    stop() {
      if (isOpen) toggle(false);
    },
  };
};
