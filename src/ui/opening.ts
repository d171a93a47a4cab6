import type { Fire, HideSource, ShowSource } from './events.js';

interface OpeningElement {
  open: boolean;
  readonly isFloating: boolean;
  readonly shadowRoot: ShadowRoot | null;
  addEventListener(type: 'focusin', listener: (event: FocusEvent) => void): void;
  /** Draws now, so that the focus can move in the task of the press: later, it would be a surprise. */
  drawNow(): void;
  focusInside(): void;
}

export interface Opening {
  /** @param invoker - Gets the focus back when the panel closes. */
  show(source: ShowSource, focus: boolean, invoker?: HTMLElement | null): void;
  hide(source: HideSource): void;
  focusLauncher(options?: FocusOptions): void;
  /** The focus goes back to the page, and the panel stays open. */
  leave(): void;
}

/** Opens and closes the floating panel, asks the page before and tells it after, and looks after the focus. */
export const createOpening = (element: OpeningElement, fire: Fire): Opening => {
  let invoker: HTMLElement | undefined;
  /** Had the focus before it came in here. */
  let outside: HTMLElement | undefined;
  element.addEventListener('focusin', ({ relatedTarget }) => {
    if (relatedTarget instanceof HTMLElement) outside = relatedTarget;
  });

  let rest: Promise<unknown> = Promise.resolve();
  /** Runs once the panel has come to rest, also where it never moved, and in the order of what moved it. */
  const afterMotion = (done: () => void): void => {
    const moves = element.shadowRoot?.getElementById('panel')?.getAnimations() ?? [];
    const all = Promise.allSettled(moves.map(({ finished }) => finished));
    rest = rest.then(() => all).then(done);
  };

  const focusLauncher = (options?: FocusOptions): void =>
    element.shadowRoot?.querySelector<HTMLElement>('.launcher')?.focus({ preventScroll: true, ...options });

  const focusIsInside = (): boolean => Boolean(element.shadowRoot?.activeElement?.closest('.panel'));

  return {
    focusLauncher,
    leave() {
      const active = element.shadowRoot?.activeElement;
      [outside, invoker].find((each) => each?.isConnected)?.focus();
      // Nobody to go to: the page itself.
      if (active === element.shadowRoot?.activeElement && active instanceof HTMLElement) active.blur();
    },
    show(source, focus, from) {
      if (!element.isFloating || element.open) {
        if (focus) element.focusInside();
        return;
      }
      if (!fire('gc-show', { source })) return;
      invoker =
        from ??
        (document.activeElement instanceof HTMLElement && source !== 'launcher' ? document.activeElement : undefined);
      element.open = true;
      element.drawNow();
      if (focus) element.focusInside();
      afterMotion(() => void fire('gc-after-show', { source }));
    },
    hide(source) {
      if (!element.isFloating || !element.open) return;
      if (!fire('gc-hide', { source })) return;
      const wasInside = focusIsInside();
      element.open = false;
      element.drawNow();
      if (wasInside) {
        if (invoker?.isConnected && invoker !== document.body) invoker.focus({ preventScroll: true });
        else focusLauncher();
      }
      invoker = undefined;
      afterMotion(() => void fire('gc-after-hide', { source }));
    },
  };
};
