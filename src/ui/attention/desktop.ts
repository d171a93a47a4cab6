import type { Message } from '../../model/message.js';
import { plainMessage } from '../content/describe.js';
import { authorName } from '../message/message.js';
import type { UiHost } from '../ui-host.js';

export interface Desktop {
  show(message: Message, tag: string): void;
  /** What it told was read, or the chat went. */
  close(): void;
}

/** A notification of the device. Each replaces the one before it, and all are silent: the sound is a switch of its own. */
export const createDesktop = (host: UiHost): Desktop => {
  let shown: Notification | undefined;
  const close = (): void => {
    shown?.close();
    shown = undefined;
  };
  return {
    show(message, tag) {
      const t = host.strings();
      const { avatar } = message;
      try {
        shown = new Notification(authorName(t, message), {
          body: plainMessage(message, t, host.markdown()),
          tag,
          silent: true,
          ...(avatar?.startsWith('https:') && { icon: avatar }),
        });
      } catch {
        // Android wants a service worker for it, and that is the page's.
        return host.preferences.set({ desktop: false });
      }
      shown.onclick = () => {
        window.focus();
        const wasOpen = host.visible();
        host.show('message');
        if (wasOpen) host.jump();
        close();
      };
    },
    close,
  };
};
