import type { Message } from '../../model/message.js';
import { piecesOf, textOfPieces } from '../../transcript/words.js';
import { transcriptSource } from '../saving/transcript-source.js';
import type { UiHost } from '../ui-host.js';
import { render } from 'lit';
import { copyIcon } from '../icons.js';

export interface CopyButton {
  /** The log was drawn. */
  update(): void;
  start(): void;
  stop(): void;
}

/** Characters of a message that its button is called by. */
const NAMED = 60;

/**
 * Copies a message. One button for the whole log, which stands in the message that is pointed at or has the focus, else in
 * the last one: a thousand messages then cost one button and one stop of the Tab key. Arrow keys take it to the message
 * before and after.
 */
export const createCopyButton = (
  log: HTMLElement,
  lastMessage: () => Element | undefined,
  host: UiHost,
): CopyButton => {
  const button = document.createElement('button');
  button.className = 'copy';
  button.part.add('copy-button');
  render(copyIcon, button);

  const messages = (): HTMLElement[] => [...log.querySelectorAll<HTMLElement>('.message')];
  const messageAt = (): Message | undefined => {
    const id = button.parentElement?.dataset['id'];
    return host
      .chat()
      ?.messages.get()
      .findLast((message) => message.id === id);
  };
  const textAt = (): string => {
    const message = messageAt();
    return message ? textOfPieces(piecesOf(message, transcriptSource(host))).trimEnd() : '';
  };
  const isFocused = (): boolean => host.root.activeElement === button;

  const name = (): void => {
    const { copy } = host.strings();
    const said = messageAt()?.text ?? '';
    const start = Array.from(said.slice(0, 2 * NAMED))
      .slice(0, NAMED)
      .join('');
    button.ariaLabel = said ? `${copy}: ${start}${start.length < said.length ? '…' : ''}` : copy;
  };
  const moveTo = (message: Element | null | undefined): void => {
    if (!message || message === button.parentElement) return;
    const hadFocus = isFocused();
    message.append(button);
    name();
    if (hadFocus) button.focus();
  };

  /** Back to where the Tab key finds it. */
  const rest = (): void => {
    if (button.isConnected && (isFocused() || button.matches('.message:hover > *'))) return;
    moveTo(lastMessage());
  };

  const onMove = ({ target }: Event): void => {
    if (target instanceof Element && !isFocused()) moveTo(target.closest('.message'));
  };
  const onKeydown = (event: KeyboardEvent): void => {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    const all = messages();
    moveTo(all[all.findIndex((message) => message === button.parentElement) + step]);
  };
  const onClick = (): void => {
    const t = host.strings();
    // Not there on a page without https.
    const copied = (navigator.clipboard as Clipboard | undefined)?.writeText(textAt()) ?? Promise.reject(new Error());
    void copied.then(
      () => host.toast(t.copied),
      () => host.toast(t.copyFailed, true),
    );
  };
  button.addEventListener('keydown', onKeydown);
  button.addEventListener('click', onClick);

  return {
    update() {
      rest();
      if (button.isConnected) name();
    },
    start() {
      log.addEventListener('pointerover', onMove);
      log.addEventListener('focusin', onMove);
      log.addEventListener('pointerleave', rest);
    },
    stop() {
      log.removeEventListener('pointerover', onMove);
      log.removeEventListener('focusin', onMove);
      log.removeEventListener('pointerleave', rest);
    },
  };
};
