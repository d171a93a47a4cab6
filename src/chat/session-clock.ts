import type { Clock } from '../model/clock.js';
import type { SessionEmitted } from '../session/session-types.js';
import type { Bus } from './bus.js';
import type { ChatEvents } from './chat.js';
import type { Stores } from './stores.js';

/** Milliseconds before its end at which a session says so. */
const NOTICE = 300_000;
/** How exactly the end is known while it is far off, in milliseconds. */
const COARSE = 30_000;
/** Browsers count timers in 31 bits; a session can last 18 months. */
const LONGEST_TIMER = 2 ** 31 - 1;

interface ClockHands {
  readonly stores: Pick<Stores, 'session'>;
  readonly bus: Bus<ChatEvents>;
  readonly clock: Clock;
  wall(): number;
  /** Asks the service for the session's timing, if its budget allows. An expired session says so in its answer. */
  ask(): void;
}

/** What is known of the session, and how long it will live. */
export interface SessionClock {
  opened(event: Extract<SessionEmitted, { type: 'session.opened' }>): void;
  /** The service said when it ends, epoch ms. */
  timed(expiresAt: number | undefined): void;
  /** A message came or went: the session's time begins anew. */
  active(): void;
  stop(): void;
}

/**
 * The end of a session is asked about shortly before it is announced, announced five minutes ahead, and asked about once more
 * when it should have come: other pages of the visitor may have put it off (P-53).
 */
export const createSessionClock = ({ stores, bus, clock, wall, ask }: ClockHands): SessionClock => {
  let timer: unknown;
  let seconds: number | undefined;
  const stop = (): void => {
    clock.clearTimeout(timer);
    timer = undefined;
  };

  const announce = (): void => bus.say('session', { phase: 'expiring', expiresAt: stores.session.get()?.expiresAt });
  const STEPS = [
    [-NOTICE - 10_000, ask],
    [-NOTICE, announce],
    [2_000, ask],
  ] as const;

  const plan = (): void => {
    stop();
    const end = stores.session.get()?.expiresAt;
    if (end === undefined) return;
    const now = wall();
    const step = STEPS.find(([offset]) => end + offset > now);
    if (!step) return;
    const [offset, act] = step;
    const wait = end + offset - now;
    timer = clock.setTimeout(
      () => {
        if (wait <= LONGEST_TIMER) act();
        plan();
      },
      Math.min(wait, LONGEST_TIMER),
    );
  };

  const set = (expiresAt: number | undefined): void => {
    const known = stores.session.get();
    if (!known || expiresAt === undefined || expiresAt === known.expiresAt) return;
    stores.session.set({ ...known, expiresAt });
    plan();
  };

  return {
    opened({ ready, kind, isNew, authenticated }) {
      seconds = ready.durationSeconds;
      stores.session.set({
        startedAt: kind === 'resumed' ? (stores.session.get()?.startedAt ?? wall()) : wall(),
        expiresAt: ready.expiresAt,
        resumed: !isNew,
        authenticated,
      });
      plan();
      bus.say('session', { phase: isNew ? 'started' : 'resumed', expiresAt: ready.expiresAt });
    },
    timed: set,
    active() {
      const end = stores.session.get()?.expiresAt;
      if (end === undefined || seconds === undefined) return;
      const wasAnnounced = end - wall() <= NOTICE;
      const next = wall() + seconds * 1_000;
      // Nobody needs to know it to the second: readers of the session are not woken for every message.
      if (!wasAnnounced && next - end < COARSE) return;
      set(next);
      // What was announced is taken back on our own reckoning; the service confirms it.
      if (wasAnnounced) ask();
    },
    stop,
  };
};
