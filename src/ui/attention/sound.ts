import type { UiHost } from '../ui-host.js';

/** A burst is one sound, in milliseconds. */
const PAUSE = 4_000;
/** Hertz, and seconds between them. */
const TONES = [660, 880] as const;
const STEP = 0.12;
const LOUDNESS = 0.06;
/** What browsers take for the visitor's will. */
const GESTURES = ['pointerup', 'keydown'] as const;

export interface Sound {
  /** On: gets ready with the visitor's next press, for before that no browser lets a page be heard. Off: lets go of everything. */
  turn(on: boolean): void;
  play(): void;
}

/** Two quiet tones, a third of a second long. */
export const createSound = (host: Pick<UiHost, 'clock'>): Sound => {
  let context: AudioContext | undefined;
  let isOn = false;
  let last = -Infinity;

  const listen = (on: boolean): void => {
    for (const gesture of GESTURES)
      if (on) document.addEventListener(gesture, wake, true);
      else document.removeEventListener(gesture, wake, true);
  };
  // At rest it is suspended: a running one keeps the machine's audio awake.
  const rest = (): void => void context?.suspend().catch(() => {});
  const wake = (): void => {
    if (context || navigator.userActivation?.isActive === false) return;
    listen(false);
    try {
      context = new AudioContext();
      context.resume().then(rest, () => {});
    } catch {
      // There is nothing to be heard with.
    }
  };

  return {
    turn(on) {
      if (on === isOn) return;
      isOn = on;
      listen(on);
      if (on && navigator.userActivation?.isActive) wake();
      if (on) return;
      void context?.close().catch(() => {});
      context = undefined;
    },
    play() {
      if (!context || host.clock.now() - last < PAUSE) return;
      last = host.clock.now();
      context.resume().catch(() => {});
      TONES.forEach((frequency, i) => {
        if (!context) return;
        const at = context.currentTime + i * STEP;
        const tone = context.createOscillator();
        const volume = context.createGain();
        tone.frequency.value = frequency;
        volume.gain.setValueAtTime(LOUDNESS, at);
        volume.gain.exponentialRampToValueAtTime(0.001, at + 2 * STEP);
        tone.connect(volume).connect(context.destination);
        tone.start(at);
        tone.stop(at + 2 * STEP);
        if (i === TONES.length - 1) tone.onended = rest;
      });
    },
  };
};
