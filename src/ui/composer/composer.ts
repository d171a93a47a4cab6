import { html, nothing, render, type TemplateResult } from 'lit';
import { hasLeft } from '../../chat/endings.js';
import { hasEnded, isForOwner } from '../banner/banner-model.js';
import type { Upload } from '../../model/upload.js';
import { attachIcon, sendIcon } from '../icons.js';
import { askFirst } from '../menu/confirm.js';
import type { UiHost } from '../ui-host.js';
import { MAX_BYTES, roomFor } from './bytes.js';
import { holdsCardNumber } from './card-number.js';
import { createKeptText } from './kept-text.js';
import { splitText } from './split-text.js';
import { createStaged } from './staged.js';

export interface Composer {
  /** There is something to write into. */
  readonly isOpen: boolean;
  /** The session ended or began, or the words changed. */
  update(): void;
  focus(options?: FocusOptions): void;
  /** Puts a text in, after what is there already. */
  insert(text: string): void;
  start(): void;
  /** Writes down what was typed. */
  stop(): void;
}

/** The text box and its send button. It draws into a place of its own: a key press touches nothing else. */
export const createComposer = (place: HTMLElement, host: UiHost): Composer => {
  let composing = false;
  let level: 'fine' | 'almost' | 'over' = 'fine';
  let draft = '';
  /** Files that were there when it was last drawn. */
  let shown = 0;
  /** The visitor had left when it was last drawn. */
  let wasLeft = false;

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
    kept.changed();
  };

  const kept = createKeptText(host, {
    get: () => draft,
    set,
    isFocused: () => document.hasFocus() && host.root.activeElement === input(),
  });

  const staged = createStaged(host, () => update());
  const uploads = (): readonly Upload[] => host.chat()?.uploads.get() ?? [];
  const canSend = (): boolean => draft.trim() !== '' || staged.canSend(uploads());

  const enterSends = (): boolean => host.wishes.noMultiline || host.preferences.get().enterSends;
  /** Only what was typed here is looked at: what a page sends, it has its reasons for. */
  const guarded = (act: () => void): void => {
    const place = host.root.querySelector<HTMLElement>('.dialog-place');
    const isCard = host.wishes.guard?.split(/\s+/).includes('card') && holdsCardNumber(draft);
    if (!isCard || !place) return act();
    const { cardQuestion: question, cardExplanation: explanation, sendAnyway: yes, edit: no } = host.strings();
    askFirst(place, host, { question, explanation, yes, no, harmless: true, act });
  };

  const submit = (): void => {
    const text = draft.trim();
    const box = input();
    if (!canSend()) return;
    if (roomFor(text).level === 'over') return host.announce(host.strings().overFull, true);
    // The button goes out with the text: whoever pressed it goes on typing.
    box?.focus();
    const refused = (): void => {
      if (draft === '') set(text);
    };
    guarded(() => {
      if (host.submit(text, refused)) set('');
    });
  };

  /** A text that is too long goes out in pieces; what is refused of it comes back. */
  const submitPieces = (): void => {
    const pieces = splitText(draft, MAX_BYTES);
    const giveBack = (piece: string): void => set(draft === '' ? piece : `${draft}\n${piece}`);
    set('');
    let isHeld = false;
    for (const piece of pieces) {
      isHeld ||= !host.submit(piece, () => giveBack(piece));
      if (isHeld) giveBack(piece);
    }
  };

  const onSeveral = (): void => {
    input()?.focus();
    guarded(submitPieces);
  };

  const onInput = (): void => {
    const box = input();
    const { noTyping, noMultiline } = host.wishes;
    if (box && noMultiline && box.value.includes('\n')) box.value = box.value.replace(/\s*\n\s*/g, ' ');
    draft = box?.value ?? '';
    if (noTyping) host.chat()?.touch();
    else host.chat()?.typed();
    fit();
    const next = roomFor(draft).level;
    if (next !== level && next !== 'fine')
      host.announce(next === 'over' ? host.strings().overFull : host.strings().almostFull);
    level = next;
    kept.changed();
    update();
  };

  const onKeydown = (event: KeyboardEvent): void => {
    const isCommand = event.ctrlKey || event.metaKey;
    const isOther = event.shiftKey || event.altKey;
    const sends = host.wishes.noMultiline || (!isOther && isCommand !== enterSends());
    if (event.key !== 'Enter' || !sends) return;
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

  /** Office programs put a picture of the text beside the text; then the text is meant. */
  const onPaste = (event: ClipboardEvent): void => {
    const files = [...(event.clipboardData?.files ?? [])];
    if (files.length === 0 || !host.rules() || event.clipboardData?.getData('text/plain')) return;
    event.preventDefault();
    host.attach(files);
  };

  const picker = (): HTMLInputElement | null => place.querySelector('input[type=file]');
  const onPick = (): void => {
    const box = picker();
    if (!box) return;
    host.attach([...(box.files ?? [])]);
    // The same file again is a change again.
    box.value = '';
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
    const rules = host.rules();
    const types = rules?.types.includes('*/*') ? '' : (rules?.types.join() ?? '');
    return html`${staged.template(uploads(), rules)}
      ${
        over
          ? html`<p class="too-long">
              ${t.overFull}
              <button class="text-button" type="button" @click=${onSeveral}>${t.sendSeveral}</button>
            </p>`
          : nothing
      }
      <form part="composer" class="composer" novalidate @submit=${onSubmit}>
        <slot name="composer-start"></slot>
        <div class="field ${over ? 'over' : ''}" @click=${onFieldClick}>
          ${
            rules
              ? html`<input type="file" multiple hidden accept=${types || nothing} @change=${onPick} />
                  <button
                    part="attach-button"
                    class="attach"
                    type="button"
                    aria-label=${t.attach}
                    @click=${() => picker()?.click()}
                  >
                    ${attachIcon}
                  </button>`
              : nothing
          }
          <textarea
            part="input"
            class="input"
            rows="1"
            dir=${draft === '' ? nothing : 'auto'}
            autocomplete="off"
            enterkeyhint=${enterSends() ? 'send' : 'enter'}
            aria-keyshortcuts=${enterSends() ? nothing : 'Control+Enter Meta+Enter'}
            aria-label=${t.input}
            aria-invalid=${over}
            aria-describedby=${room.show ? 'counter' : nothing}
            placeholder=${host.placeholder()}
            @input=${onInput}
            @keydown=${onKeydown}
            @paste=${onPaste}
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
          <button part="send-button" class="send" type="submit" aria-label=${t.send} ?disabled=${!canSend()}>
            <span>${sendIcon}</span>
          </button>
        </div>
        <slot name="composer-end"></slot>
      </form>`;
  };

  const update = (): void => {
    const before = input();
    const connection = host.chat()?.connection.get();
    const { state, reason } = connection ?? {};
    const isLeft = hasLeft(connection);
    // Whoever comes next to this device must not find what the one before was writing.
    if (isLeft && !wasLeft) {
      draft = '';
      if (before) before.value = '';
    }
    wasLeft = isLeft;
    // Refused for good: whatever is written here would go nowhere.
    const refused = state === 'failed' && isForOwner(reason);
    const drawing = host.preChat.isWanted()
      ? host.preChat.template()
      : hasEnded(state, reason)
        ? endedTemplate()
        : formTemplate();
    render(refused ? nothing : drawing, place);
    const count = uploads().length;
    const list = place.querySelector('.staged');
    // What was just added is what one wants to see.
    if (list && count > shown) list.scrollTop = list.scrollHeight;
    shown = count;
    const box = input();
    // A new box takes over what was typed in the one before it.
    if (box && box !== before) box.value = draft;
    kept.update();
  };

  update();
  return {
    get isOpen() {
      return input() !== null;
    },
    update,
    focus(options) {
      if (host.preChat.isWanted()) return host.preChat.focus(options);
      (input() ?? place.querySelector('button'))?.focus({ preventScroll: true, ...options });
    },
    insert(text) {
      set(draft.trim() === '' ? text : `${draft.trimEnd()}\n${text}`);
      this.focus();
    },
    start: kept.start,
    stop: kept.stop,
  };
};
