import { html, nothing, render } from 'lit';
import type { UiHost } from '../ui-host.js';

export interface Older {
  draw(): void;
  load(): void;
  /** The reader moved: loads when that means going up near the start. */
  consider(): void;
  start(): void;
  stop(): void;
}

/** The way to earlier messages: a button, and the same by scrolling near it. */
export const createOlder = (place: HTMLElement, log: HTMLElement, host: UiHost, isAtEnd: () => boolean): Older => {
  let isNear = false;
  let state: 'ready' | 'loading' | 'failed' = 'ready';

  const draw = (): void => {
    const t = host.strings();
    const label = state === 'loading' ? t.loadingOlder : state === 'failed' ? t.olderFailed : t.loadOlder;
    render(
      host.chat()?.hasOlder.get()
        ? html`<button part="older-button" class="older-button" aria-disabled=${state === 'loading'} @click=${load}>
            ${label}
          </button>`
        : nothing,
      place,
    );
  };

  const settle = (next: 'ready' | 'failed'): void => {
    state = next;
    draw();
  };

  const load = (): void => {
    const chat = host.chat();
    if (!chat || state === 'loading') return;
    state = 'loading';
    draw();
    void chat.loadOlder().then(
      () => settle('ready'),
      () => settle('failed'),
    );
  };

  /** Only for who went up: a short log shows its start at once, and nobody asked for more. A failure waits for a press. */
  const consider = (): void => {
    if (isNear && !isAtEnd() && host.visible() && state === 'ready' && host.chat()?.hasOlder.get()) load();
  };

  const near = new IntersectionObserver(
    (entries) => {
      isNear = entries.at(-1)?.isIntersecting ?? false;
      consider();
    },
    { root: log, rootMargin: '240px 0px 0px' },
  );

  return { draw, load, consider, start: () => near.observe(place), stop: () => near.disconnect() };
};
