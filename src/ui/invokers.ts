export interface InvokerTarget {
  command(name: string, invoker: HTMLElement | null): void;
  /** A press on `<a href="#id">`. */
  hash(invoker: HTMLElement): void;
}

/** Invoker commands sent to the element, and the same by hand where the browser knows none. @returns stops listening. */
export const listenToInvokers = (element: HTMLElement, target: InvokerTarget): (() => void) => {
  const onCommand = (event: Event): void => {
    if (!('command' in event) || typeof event.command !== 'string') return;
    const source = 'source' in event && event.source instanceof HTMLElement ? event.source : null;
    target.command(event.command, source);
  };
  const onClick = (event: MouseEvent): void => {
    if (event.defaultPrevented || element.id === '') return;
    const pressed = event.composedPath()[0];
    if (!(pressed instanceof Element)) return;
    const link = pressed.closest<HTMLAnchorElement>('a[href]');
    if (link?.getAttribute('href') === `#${element.id}`) {
      event.preventDefault();
      return target.hash(link);
    }
    const button = pressed.closest<HTMLButtonElement>('button[commandfor]');
    if (!button || button.disabled || 'commandForElement' in HTMLButtonElement.prototype) return;
    if (button.getAttribute('commandfor') === element.id) target.command(button.getAttribute('command') ?? '', button);
  };
  element.addEventListener('command', onCommand);
  document.addEventListener('click', onClick);
  return () => {
    element.removeEventListener('command', onCommand);
    document.removeEventListener('click', onClick);
  };
};
