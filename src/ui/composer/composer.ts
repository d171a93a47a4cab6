import { html, nothing, render, type TemplateResult } from 'lit';
import { isForOwner } from '../banner/banner-model.js';
import { sendIcon } from '../icons.js';
import type { UiHost } from '../ui-host.js';
import { roomFor } from './bytes.js';

export interface Composer {
  /** The session ended or began, or the words changed. */
  update(): void;
  focus(): void;
  /** Puts a text in, after what is there already. */
  insert(text: string): void;
}

/** A log that may be read but not written to. */
const ENDED: ReadonlySet<string | undefined> = new Set(['read-only', 'expired']);

/** The text box and its send button. It draws into a place of its own: a key press touches nothing else. */
export const createComposer = (place: HTMLElement, host: UiHost): Composer => {
  let composing = false;
  let level: 'fine' | 'almost' | 'over' = 'fine';
  let draft = '';

  const input = (): HTMLTextAreaElement | null => place.querySelector('textarea');

  /** Where `field-sizing` is unknown, the height follows the text by hand. */
  const fit = (): void => {
    const box = input();
    if (!box || CSS.supports('field-sizing', 'content')) return;
    box.style.blockSize = 'auto';
    box.style.blockSize = `${box.scrollHeight}px`;
  };

  const set = (text: string): void => {
    draft = text;
    const box = input();
    if (box) box.value = text;
    fit();
    update();
  };

  const submit = (): void => {
    const text = draft.trim();
    const box = input();
    if (text === '') return;
    if (roomFor(text).level === 'over') return host.announce(host.strings().overFull, true);
    // The button goes out with the text: whoever pressed it goes on typing.
    box?.focus();
    const refused = (): void => {
      if (draft === '') set(text);
    };
    if (host.submit(text, refused)) set('');
  };

  const onInput = (): void => {
    draft = input()?.value ?? '';
    host.chat()?.touch();
    fit();
    const next = roomFor(draft).level;
    if (next !== level && next !== 'fine')
      host.announce(next === 'over' ? host.strings().overFull : host.strings().almostFull);
    level = next;
    update();
  };

  const onKeydown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.shiftKey || event.altKey || event.ctrlKey || event.metaKey) return;
    // The Enter that picks a word of an input method is not ours; Safari tells it only by 229, or after its end.
    if (event.isComposing || event.keyCode === 229 || composing) return;
    event.preventDefault();
    submit();
  };

  const onCompositionStart = (): void => void (composing = true);
  const onCompositionEnd = (): void => void host.clock.setTimeout(() => (composing = false), 0);

  const onSubmit = (event: Event): void => {
    event.preventDefault();
    submit();
  };

  /** A press beside the text means the text. */
  const onFieldClick = (event: Event): void => {
    if (event.target === event.currentTarget) input()?.focus();
  };

  const endedTemplate = (): TemplateResult =>
    html`<div class="ended">
      <slot name="ended"></slot>
      <button class="primary" @click=${() => host.startNew()}>${host.strings().startNew}</button>
    </div>`;

  const formTemplate = (): TemplateResult => {
    const t = host.strings();
    const room = roomFor(draft);
    const over = room.level === 'over';
    return html`<form part="composer" class="composer" novalidate @submit=${onSubmit}>
      <slot name="composer-start"></slot>
      <div class="field ${over ? 'over' : ''}" @click=${onFieldClick}>
        <textarea
          part="input"
          class="input"
          rows="1"
          dir=${draft === '' ? nothing : 'auto'}
          autocomplete="off"
          enterkeyhint="send"
          aria-label=${t.input}
          aria-invalid=${over}
          aria-describedby=${room.show ? 'counter' : nothing}
          placeholder=${host.placeholder()}
          @input=${onInput}
          @keydown=${onKeydown}
          @compositionstart=${onCompositionStart}
          @compositionend=${onCompositionEnd}
        ></textarea>
        ${
          room.show
            ? html`<span part="counter" id="counter" class="counter"
                >${room.left < 0 ? t.bytesOver(-room.left) : t.bytesLeft(room.left)}</span
              >`
            : nothing
        }
        <button part="send-button" class="send" type="submit" aria-label=${t.send} ?disabled=${draft.trim() === ''}>
          <span>${sendIcon}</span>
        </button>
      </div>
      <slot name="composer-end"></slot>
    </form>`;
  };

  const update = (): void => {
    const before = input();
    const { state, reason } = host.chat()?.connection.get() ?? {};
    // Refused for good: whatever is written here would go nowhere.
    const refused = state === 'failed' && isForOwner(reason);
    render(refused ? nothing : ENDED.has(host.chat()?.status.get()) ? endedTemplate() : formTemplate(), place);
    const box = input();
    // A new box takes over what was typed in the one before it.
    if (box && box !== before) box.value = draft;
  };

  update();
  return {
    update,
    focus() {
      (input() ?? place.querySelector('button'))?.focus({ preventScroll: true });
    },
    insert(text) {
      set(draft.trim() === '' ? text : `${draft.trimEnd()}\n${text}`);
      this.focus();
    },
  };
};
