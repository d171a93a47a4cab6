import type { Clock } from '../../src/model/clock.js';
import type { LockHands, Tabs } from '../../src/model/tabs.js';

interface Member {
  readonly tab: number;
  readonly name: string;
  readonly hear: (message: unknown) => void;
}

interface Waiter {
  readonly tab: number;
  readonly hands: LockHands;
}

export interface TabsWorld {
  /** @param gate - Runs what comes from outside, now or when the tab runs again. */
  newTab(gate?: (run: () => void) => void): { readonly tabs: Tabs; crash(): void };
  /** Which tab holds the lock of any name, and how many want it. */
  readonly holder: number | undefined;
  readonly waiting: number;
  readonly members: number;
  /** Everything that was ever posted, as text. */
  readonly posted: readonly string[];
}

/**
 * Web Locks and BroadcastChannel of one browser, for tabs that all live in this process.
 *
 * @param latency - Milliseconds of each grant and each message; those of one sender arrive in order.
 */
export const createTabsWorld = (clock: Clock, latency: () => number = () => 0): TabsWorld => {
  const held = new Map<string, Waiter>();
  const queues = new Map<string, Waiter[]>();
  const members = new Set<Member>();
  const posted: string[] = [];
  const later = (run: () => void, ms = latency()): void =>
    void (ms > 0 ? clock.setTimeout(run, ms) : queueMicrotask(run));
  const queueOf = (name: string): Waiter[] => {
    const queue = queues.get(name) ?? [];
    queues.set(name, queue);
    return queue;
  };
  const grant = (name: string): void => {
    if (held.has(name)) return;
    const next = queueOf(name).shift();
    if (!next) return;
    held.set(name, next);
    next.hands.held();
  };
  const free = (name: string, waiter: Waiter): void => {
    queues.set(
      name,
      queueOf(name).filter((each) => each !== waiter),
    );
    if (held.get(name) !== waiter) return;
    held.delete(name);
    later(() => grant(name));
  };
  let count = 0;
  return {
    get holder() {
      return [...held.values()][0]?.tab;
    },
    get waiting() {
      return [...queues.values()].flat().length;
    },
    get members() {
      return members.size;
    },
    posted,
    newTab(gate = (run) => run()) {
      const tab = ++count;
      const holding = new Set<() => void>();
      let lastAt = 0;
      const mine = new Set<Member>();
      let isDead = false;
      return {
        tabs: {
          lock(name, { held: got, lost }, steal = false) {
            let isOver = false;
            const waiter: Waiter = {
              tab,
              hands: {
                held: () => gate(() => void (isOver || got())),
                lost: () =>
                  gate(() => {
                    if (!isOver) lost();
                  }),
              },
            };
            if (steal) {
              held.get(name)?.hands.lost();
              held.delete(name);
              queueOf(name).unshift(waiter);
            } else queueOf(name).push(waiter);
            later(() => grant(name));
            const release = (): void => {
              isOver = true;
              holding.delete(release);
              free(name, waiter);
            };
            holding.add(release);
            return release;
          },
          join(name, hear) {
            const member: Member = {
              tab,
              name,
              hear: (message) => gate(() => void (members.has(member) && hear(message))),
            };
            members.add(member);
            mine.add(member);
            return {
              post(message) {
                if (isDead) return;
                const copy: unknown = structuredClone(message);
                posted.push(JSON.stringify(copy));
                // In order, however long each takes.
                lastAt = Math.max(lastAt, clock.now() + latency());
                for (const other of [...members])
                  if (other !== member && other.name === name)
                    later(() => other.hear(structuredClone(copy)), lastAt - clock.now());
              },
              leave: () => void members.delete(member),
            };
          },
        },
        crash() {
          isDead = true;
          for (const release of [...holding]) release();
          for (const member of mine) members.delete(member);
        },
      };
    },
  };
};
