import type { Clock } from '../model/clock.js';
import type { Connection } from '../model/connection.js';
import type { Channel, Tabs } from '../model/tabs.js';
import { openSocket, type Wire, type WireHands } from '../transport/socket.js';
import { createPace } from '../transport/rate-window.js';
import { LIMITS, TIMINGS } from '../transport/timings.js';
import type { SessionDeps } from '../session/session-types.js';
import { createGuest, type Guest, type Part } from './guest.js';
import { createHost } from './host.js';
import { isLetter, learn, VERSION, type Ending, type Known, type Word } from './words.js';

interface LineHands extends Pick<SessionDeps, 'readPage' | 'newId' | 'wall'> {
  readonly clock: Clock;
  /** Names what is shared: the deployment, and where it lives. */
  readonly name: string;
  /** What the tabs share by; `undefined` when this tab is to stand alone. */
  tabs(): Tabs | undefined;
  /** Whether the token in use is still the stored one; the proof of the sign-in is read again, too. */
  check(): Promise<'same' | 'changed' | 'gone'>;
  role(role: Connection['role']): void;
  /** The session was ended in another tab, or there is a connection. */
  heard(type: Ending | 'line.up'): void;
}

export interface Line {
  readonly wire: Wire;
  readonly readPage: SessionDeps['readPage'];
  /** The session is over: the other tabs hear of it. */
  tell(ending: Ending): void;
  /** The page stops running: what it holds for others is theirs to have. */
  freeze(): void;
  stop(): void;
}

/** Milliseconds. Whether a host without a lock is gone, or has said why, is known after this. */
const GRACE = 200;

/**
 * The wire between the session and the service: a socket of its own, or, when another tab has one, that.
 *
 * Who holds the lock opens the socket, and holds it as long as the socket lives. Everybody else waits for the lock and is
 * that tab's guest meanwhile.
 */
export const createLine = (hands: LineHands): Line => {
  const { clock, check } = hands;
  const name = `genesys-chat:${VERSION}:${hands.name}`;
  const me = hands.newId();
  const known: Known = { session: undefined, isSeen: false, isBehind: false };
  const guestPace = createPace(LIMITS.guestHistory, () => clock.now());
  let channel: Channel | undefined;
  let part: Part | undefined;
  let guest: Guest | undefined;
  let cut: (() => void) | undefined;

  const post = (word: Word, to?: string): void => channel?.post({ ...word, from: me, ...(to !== undefined && { to }) });
  const hear = (letter: unknown): void => {
    if (!isLetter(letter) || (letter.to ?? me) !== me) return;
    try {
      if (letter.is === 'over') return hands.heard(letter.ending);
      part?.hear(letter);
      if (letter.is !== 'up') return;
      learn(known, letter.session);
      hands.heard('line.up');
    } catch {
      // Whatever else posts under our name is none of our business.
    }
  };
  const leaveChannel = (): void => {
    channel?.leave();
    channel = undefined;
  };

  const alone = (given: WireHands): Part => {
    let order: Part['order'] = () => {};
    const close = openSocket({ ...given, receive: (listener) => (order = listener) });
    hands.role('solo');
    return { order: (each) => order(each), hear: () => {}, stop: () => close?.() };
  };

  /** @returns leaves. */
  const share = (tabs: Tabs, given: WireHands): (() => void) => {
    channel ??= tabs.join(name, hear);
    const common = { ...given, ...hands, me, known, guestPace, post };
    const moved = (): void => given.sendBack({ type: 'host.left' });
    const lead = (): void => {
      clock.clearTimeout(timer);
      guest = undefined;
      hands.role('leader');
      part = createHost({ ...common, now: () => clock.now() });
    };
    const lost = (): void => {
      if (!guest || guest.isLed) return moved();
      // There are no locks to be had, against all promises.
      clock.clearTimeout(timer);
      guest = undefined;
      part = alone(given);
    };
    const steal = (): void => {
      giveBack();
      giveBack = tabs.lock(name, { held: lead, lost }, true);
    };
    part = guest = createGuest({
      ...common,
      led() {
        clock.clearTimeout(timer);
        hands.role('follower');
      },
    });
    // Somebody holds the lock and says nothing: that tab hangs.
    let timer = clock.setTimeout(steal, TIMINGS.probe);
    let giveBack = tabs.lock(name, {
      held() {
        if (!guest?.isLed) return lead();
        // The host may have said why it went, and its word be on the way still.
        clock.clearTimeout(timer);
        timer = clock.setTimeout(moved, GRACE);
      },
      lost,
    });
    post({ is: 'hello' });
    return () => {
      clock.clearTimeout(timer);
      part?.stop();
      giveBack();
    };
  };

  const wire: Wire = ({ sendBack, receive, input }) => {
    let isOver = false;
    let leave: (() => void) | undefined;
    const given: WireHands = {
      input,
      receive,
      sendBack(fact) {
        if (!isOver) sendBack(fact);
      },
    };
    receive((order) => part?.order(order));
    cut = () => given.sendBack({ type: 'socket.closed', code: 1005, reason: '', unsent: [] });
    void check().then((found) => {
      if (isOver) return;
      if (found !== 'same') return sendBack({ type: `token.${found}` });
      const tabs = hands.tabs();
      if (tabs) leave = share(tabs, given);
      else {
        const solo = (part = alone(given));
        leave = solo.stop;
      }
    });
    return () => {
      isOver = true;
      leave?.();
      part = guest = cut = undefined;
    };
  };

  return {
    wire,
    readPage: (request) => (guest ?? hands).readPage(request),
    tell: (ending) => post({ is: 'over', ending }),
    freeze() {
      if (!channel) return;
      cut?.();
      leaveChannel();
    },
    stop: leaveChannel,
  };
};
