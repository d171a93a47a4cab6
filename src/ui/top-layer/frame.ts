import { css } from 'lit';

/** Without the top layer it is as if it were not there; modal, it lies where the frame lies. */
const sheet = css`
  dialog {
    display: contents;
  }
  dialog:modal {
    display: flex;
    flex-direction: inherit;
    gap: inherit;
    position: fixed;
    inset: inherit;
    inline-size: auto;
    block-size: auto;
    max-inline-size: none;
    max-block-size: none;
    margin: 0;
    padding: 0;
    border: 0;
    background: none;
    color: inherit;
    overflow: visible;
    outline: none;
    pointer-events: none;
  }
  dialog::backdrop {
    background: none;
  }
`;

/** What a floating chat stands in, and how it lies over the page. */
export interface Frame {
  /** Everything else of the page is out of reach, by the browser's own means: it ends with the element, whatever happens. */
  modal(on: boolean): void;
  /** Above everything of the page that is not modal. */
  lift(on: boolean): void;
}

/**
 * Puts a dialog between an element and its children without moving these: they stay in the tree in which pages style parts.
 *
 * @param cancelled - The browser was asked to close it: Escape, or the Back gesture of a phone.
 */
export const createFrame = (frame: HTMLElement, cancelled: () => void): Frame => {
  const dialog = document.createElement('dialog');
  // The panel says what it is; this is only how it is shown.
  dialog.role = 'none';
  dialog.append(document.createElement('slot'));
  const shadow = frame.attachShadow({ mode: 'closed' });
  if (sheet.styleSheet) shadow.adoptedStyleSheets = [sheet.styleSheet];
  shadow.append(dialog);
  dialog.addEventListener('cancel', (event) => {
    event.preventDefault();
    cancelled();
  });
  return {
    modal(on) {
      // A dialog that was taken out of the page keeps its attribute, and nothing else.
      const isModal = dialog.open && dialog.matches(':modal');
      if (on === isModal) return;
      dialog.close();
      if (on) dialog.showModal();
    },
    lift(on) {
      if (!('showPopover' in frame)) return;
      if (!on) return frame.removeAttribute('popover');
      frame.setAttribute('popover', 'manual');
      if (!frame.matches(':popover-open')) frame.showPopover();
    },
  };
};
