import { html, nothing, render, type TemplateResult } from 'lit';
import { moreIcon } from '../icons.js';
import type { UiHost } from '../ui-host.js';
import { askFirst } from './confirm.js';
import { conversationItems } from './conversation-items.js';
import type { Ask, MenuItem, MenuSource } from './items.js';
import { settingsItems } from '../preferences/settings-items.js';
import { saveItems } from '../saving/save-items.js';
import { debugItems } from './debug-items.js';
import { signInItems } from './sign-in-items.js';

export interface Menu {
  update(): void;
  stop(): void;
}

/** The subjects, in the order of the menu. */
const SOURCES: readonly MenuSource[] = [conversationItems, saveItems, signInItems, settingsItems, debugItems];

/** The menu in the header: a button, and under it what it offers. Arrow keys move, Escape and leaving close. */
export const createMenu = (place: HTMLElement, dialogPlace: HTMLElement, host: UiHost): Menu => {
  let isOpen = false;
  const ask: Ask = (question) => askFirst(dialogPlace, host, question);

  const entries = (): HTMLElement[] => [...place.querySelectorAll<HTMLElement>('.menu-item')];
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

  const itemTemplate = ({ text, act, checked, sign }: MenuItem): TemplateResult =>
    html`<button
      part="menu-item"
      class="menu-item"
      role=${checked === undefined ? 'menuitem' : sign ? 'menuitemradio' : 'menuitemcheckbox'}
      aria-label=${sign ? text : nothing}
      aria-checked=${checked ?? nothing}
      tabindex="-1"
      aria-disabled=${act ? nothing : 'true'}
      @click=${() => {
        if (!act) return;
        if (checked === undefined) toggle(false, true);
        act();
        update();
      }}
    >
      ${sign ?? text}
    </button>`;

  /** Neighbours of one group stand together under its name. */
  const groupTemplate = (items: readonly MenuItem[]): TemplateResult => {
    const [{ group, sign } = {}] = items;
    return html`<div
      class="menu-group ${sign ? 'row' : ''}"
      role=${group ? 'group' : 'none'}
      aria-label=${group ?? nothing}
    >
      ${sign ? html`<span class="menu-label" aria-hidden="true">${group}</span>` : nothing}${items.map(itemTemplate)}
    </div>`;
  };

  const update = (): void => {
    const items = SOURCES.flatMap((source) => source(host, ask));
    const groups = [...new Set(items.map(({ group }) => group))];
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
                ${groups.map((name) => groupTemplate(items.filter(({ group }) => group === name)))}
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
