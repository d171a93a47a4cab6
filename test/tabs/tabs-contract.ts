import type { Tabs } from '../../src/model/tabs.js';

/** What one world of tabs is like: how a tab is made there, how it passes its time, how it fails a test. */
export interface TabsWorld {
  newTab(): Tabs;
  /** Lets what was asked for happen, as long as it would take something that must not happen. */
  settle(): Promise<void>;
  /** Holds when the fact comes about; fails when it has not within any time that is reasonable there. */
  becomes(fact: () => unknown, expected: unknown): Promise<void>;
}

/** What the fake and a real browser must both do. */
export const tabsContract = ({
  newTab,
  settle,
  becomes,
}: TabsWorld): Readonly<Record<string, (name: string) => Promise<void>>> => {
  /** The fact comes about, and nothing follows. */
  const stays = async (fact: () => unknown, expected: unknown): Promise<void> => {
    await becomes(fact, expected);
    await settle();
    await becomes(fact, expected);
  };
  return {
    async 'one holds a lock at a time, in the order of asking'(name) {
      const log: string[] = [];
      const free = ['a', 'b', 'c'].map((who) =>
        newTab().lock(name, { held: () => void log.push(who), lost: () => void log.push(`${who} lost`) }),
      );
      await stays(() => log, ['a']);
      free[1]?.();
      free[0]?.();
      await stays(() => log, ['a', 'c']);
      free[2]?.();
      await stays(() => log, ['a', 'c']);
    },
    async 'a stolen lock is told to whom it was taken from, once, and those who wait wait on'(name) {
      const log: string[] = [];
      const hands = (who: string) => ({ held: () => void log.push(who), lost: () => void log.push(`${who} lost`) });
      const first = newTab().lock(name, hands('a'));
      await stays(() => log, ['a']);
      const waiting = newTab().lock(name, hands('b'));
      await stays(() => log, ['a']);
      const thief = newTab().lock(name, hands('c'), true);
      await stays(() => [...log].sort(), ['a', 'a lost', 'c']);
      first();
      await stays(() => log.length, 3);
      thief();
      await stays(() => log.slice(3), ['b']);
      waiting();
      await settle();
    },
    async 'what is posted is heard by the others, in order, and by nobody who has left'(name) {
      const heard: unknown[] = [];
      const first = newTab().join(name, () => void heard.push('own'));
      const second = newTab().join(name, (message) => void heard.push(message));
      const elsewhere = newTab().join(`${name}-2`, (message) => void heard.push(message));
      first.post({ n: 1 });
      first.post({ n: 2 });
      await stays(() => heard, [{ n: 1 }, { n: 2 }]);
      second.leave();
      first.post({ n: 3 });
      await stays(() => heard.length, 2);
      first.leave();
      elsewhere.leave();
    },
  };
};
