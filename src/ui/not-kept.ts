import type { Chat } from '../chat/chat.js';
import type { FeatureFactory } from './feature.js';

/** Says at the start of the log that the conversation ends with the page, where the browser keeps nothing for it. */
export const notKept: FeatureFactory = (host) => {
  const line = document.createElement('div');
  line.className = 'system';
  line.part.add('system');
  let followed: Chat | undefined;
  let isBlocked = false;
  let leave = (): void => {};
  const draw = (): void => {
    if (!isBlocked) return line.remove();
    line.textContent = host.strings().notKept;
    if (!line.isConnected) host.root.querySelector('.log')?.prepend(line);
  };
  return {
    update() {
      const chat = host.chat();
      if (chat !== followed) {
        leave();
        followed = chat;
        isBlocked = false;
        leave =
          chat?.on('error', ({ code }) => {
            if (code !== 'storage/blocked') return;
            isBlocked = true;
            draw();
          }) ?? leave;
      }
      draw();
    },
    stop() {
      leave();
      followed = undefined;
    },
  };
};
