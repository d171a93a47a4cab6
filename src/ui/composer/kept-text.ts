import type { Chat } from '../../chat/chat.js';
import type { UiHost } from '../ui-host.js';

export interface KeptText {
  /** The text may be another one. */
  changed(): void;
  /** The chat may be another one. */
  update(): void;
  start(): void;
  stop(): void;
}

interface Box {
  get(): string;
  set(text: string): void;
  isFocused(): boolean;
}

/** Milliseconds without a key press after which the text is written down. */
const PAUSE = 400;

/**
 * Keeps what is typed through reloads and in other tabs. What comes from there goes only into a box that is empty or holds
 * what came before, and that nobody has the caret in: a text that someone types here is never replaced.
 */
export const createKeptText = ({ clock, chat }: Pick<UiHost, 'clock' | 'chat'>, box: Box): KeptText => {
  let current: Chat | undefined;
  let leave = (): void => {};
  /** What came from elsewhere; undefined once it was changed here. */
  let taken: string | undefined;
  let timer: unknown;
  let isDue = false;

  const write = (): void => {
    clock.clearTimeout(timer);
    if (isDue) current?.draft.set(box.get());
    isDue = false;
  };
  const take = (text: string): void => {
    const has = box.get();
    if (text === has || box.isFocused() || (has !== '' && has !== taken)) return;
    taken = text;
    box.set(text);
  };
  const onHide = (): void => {
    if (document.hidden) write();
  };

  return {
    changed() {
      if (box.get() === taken) return;
      taken = undefined;
      isDue = true;
      clock.clearTimeout(timer);
      // What was sent is nobody's draft any more.
      if (box.get() === '') write();
      else timer = clock.setTimeout(write, PAUSE);
    },
    update() {
      const next = chat();
      if (next === current) return;
      write();
      leave();
      current = next;
      leave = next?.draft.subscribe(take) ?? leave;
      if (next) take(next.draft.get());
    },
    start() {
      window.addEventListener('pagehide', write);
      document.addEventListener('visibilitychange', onHide);
    },
    stop() {
      window.removeEventListener('pagehide', write);
      document.removeEventListener('visibilitychange', onHide);
      write();
    },
  };
};
