import type { FeatureFactory } from '../feature.js';
import { isOther } from '../unread.js';
import { createDesktop } from './desktop.js';
import { createSound } from './sound.js';
import { createTurn } from './turn.js';
import { isOn } from './wanted.js';

/** What reaches a visitor who looks elsewhere, once they have switched it on: a sound, a notification of the device. */
export const alerts: FeatureFactory = (host) => {
  const tag = (): string => `genesys-chat:${host.wishes.deploymentId}`;
  const turn = createTurn(tag);
  const sound = createSound(host);
  const desktop = createDesktop(host);
  return {
    update() {
      const hasSound = isOn(host, 'sound');
      sound.turn(hasSound);
      turn.join(hasSound || isOn(host, 'desktop'));
      if (host.unread().count === 0) desktop.close();
    },
    arrived(message) {
      if (!isOther(message) || host.reading() || !turn.isMine) return;
      if (isOn(host, 'sound')) sound.play();
      if (document.hidden && isOn(host, 'desktop')) desktop.show(message, tag());
    },
    stop() {
      sound.turn(false);
      turn.join(false);
      desktop.close();
    },
  };
};
