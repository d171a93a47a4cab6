/** A modal dialog of the page is open around other things than the element: the browser then lets nobody reach it. */
export const isBlocked = (element: Element): boolean =>
  [...document.querySelectorAll('dialog[open]')].some(
    (dialog) => dialog.matches(':modal') && !dialog.contains(element),
  );
