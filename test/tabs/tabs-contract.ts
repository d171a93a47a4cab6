import type { Tabs } from '../../src/model/tabs.js';

/** What the fake and a real browser must both do. `tick` lets what was asked for happen. */
export const tabsContract = (
  newTab: () => Tabs,
  tick: () => Promise<void>,
  equal: (actual: unknown, expected: unknown) => void,
): Readonly<Record<string, (name: string) => Promise<void>>> => ({
  async 'one holds a lock at a time, in the order of asking'(name) {
    const log: string[] = [];
    const free = ['a', 'b', 'c'].map((who) =>
      newTab().lock(name, { held: () => void log.push(who), lost: () => void log.push(`${who} lost`) }),
    );
    await tick();
    equal(log, ['a']);
    free[1]?.();
    free[0]?.();
    await tick();
    equal(log, ['a', 'c']);
    free[2]?.();
    await tick();
    equal(log, ['a', 'c']);
  },
  async 'a stolen lock is told to whom it was taken from, once, and those who wait wait on'(name) {
    const log: string[] = [];
    const hands = (who: string) => ({ held: () => void log.push(who), lost: () => void log.push(`${who} lost`) });
    const first = newTab().lock(name, hands('a'));
    await tick();
    const waiting = newTab().lock(name, hands('b'));
    await tick();
    const thief = newTab().lock(name, hands('c'), true);
    await tick();
    equal([...log].sort(), ['a', 'a lost', 'c']);
    first();
    await tick();
    equal(log.length, 3);
    thief();
    await tick();
    equal(log.at(-1), 'b');
    waiting();
    await tick();
  },
  async 'what is posted is heard by the others, in order, and by nobody who has left'(name) {
    const heard: unknown[] = [];
    const first = newTab().join(name, () => void heard.push('own'));
    const second = newTab().join(name, (message) => void heard.push(message));
    const elsewhere = newTab().join(`${name}-2`, (message) => void heard.push(message));
    first.post({ n: 1 });
    first.post({ n: 2 });
    await tick();
    equal(heard, [{ n: 1 }, { n: 2 }]);
    second.leave();
    first.post({ n: 3 });
    await tick();
    equal(heard.length, 2);
    first.leave();
    elsewhere.leave();
  },
});
