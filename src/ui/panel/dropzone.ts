import { html, nothing, render } from 'lit';
import { attachIcon } from '../icons.js';
import type { UiHost } from '../ui-host.js';

/** Milliseconds without a `dragover`, which comes every 350 at the least: the pointer is gone, whatever was not said. */
const GONE = 1_000;

export interface Dropzone {
  readonly isDragging: boolean;
  stop(): void;
}

/** Files may be dropped anywhere on the panel. Where none are allowed, a drop does not lead away from the page either. */
export const createDropzone = (
  panel: HTMLElement,
  place: HTMLElement,
  host: UiHost,
  isOpen: () => boolean,
): Dropzone => {
  let isDragging = false;
  let timer: unknown;

  const show = (next: boolean): void => {
    host.clock.clearTimeout(timer);
    if (next) timer = host.clock.setTimeout(() => show(false), GONE);
    if (next === isDragging) return;
    isDragging = next;
    render(
      next
        ? html`<div part="dropzone" class="dropzone" aria-hidden="true">
            ${attachIcon}<span>${host.strings().drop}</span>
          </div>`
        : nothing,
      place,
    );
    host.redraw();
  };

  const onDragOver = (event: DragEvent): void => {
    const { dataTransfer } = event;
    if (!dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    const isWelcome = isOpen() && host.rules() !== undefined;
    dataTransfer.dropEffect = isWelcome ? 'copy' : 'none';
    show(isWelcome);
  };

  const onDragLeave = ({ relatedTarget }: DragEvent): void => {
    if (!(relatedTarget instanceof Node) || !panel.contains(relatedTarget)) show(false);
  };

  const onDrop = (event: DragEvent): void => {
    const { dataTransfer } = event;
    if (!dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    show(false);
    host.attach([...dataTransfer.files]);
  };

  panel.addEventListener('dragenter', onDragOver);
  panel.addEventListener('dragover', onDragOver);
  panel.addEventListener('dragleave', onDragLeave);
  panel.addEventListener('drop', onDrop);

  return {
    get isDragging() {
      return isDragging;
    },
    stop: () => show(false),
  };
};
