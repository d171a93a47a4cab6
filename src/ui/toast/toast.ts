import { html, nothing, render } from 'lit';
import { alertIcon, checkIcon } from '../icons.js';
import type { UiHost } from '../ui-host.js';

export interface Toast {
  /** In place of one that is there. */
  show(text: string, failed?: boolean): void;
  stop(): void;
}

/** Milliseconds. */
const SHOWN = 3_000;

/** A word over the log about what was just done. Hidden from assistive technology: the announcer says the same. */
export const createToast = (place: HTMLElement, { clock }: Pick<UiHost, 'clock'>): Toast => {
  let timer: unknown;
  const hide = (): void => {
    clock.clearTimeout(timer);
    render(nothing, place);
  };
  return {
    show(text, failed) {
      hide();
      render(
        html`<p part="toast" class="toast" aria-hidden="true">${failed ? alertIcon : checkIcon}${text}</p>`,
        place,
      );
      timer = clock.setTimeout(hide, SHOWN);
    },
    stop: hide,
  };
};
