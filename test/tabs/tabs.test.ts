import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { SHORTENED } from '../../scripts/lib/short-names.mjs';
import { startTabs, type Tab } from './start-tabs.js';

type World = ReturnType<typeof startTabs>;

const roles = (...tabs: readonly Tab[]): string[] => tabs.map(({ chat }) => chat.connection.get().role);
const requests = (world: World, action: string): unknown[] =>
  world.simulator
    .frames()
    .filter(({ direction, text }) => direction === 'inbound' && text.includes(`"action":"${action}"`));

/** Two tabs that share a connection; the first has it. */
const two = async (start?: Parameters<typeof startTabs>[0]) => {
  const world = startTabs(start);
  const first = await world.openTab();
  const second = await world.openTab();
  return { world, first, second };
};

/** All that is said is there once, and every tab shows it. */
const agree = (world: World, ...tabs: readonly Tab[]): void => {
  assert.equal(world.connections(), 1);
  agreed(world, ...tabs);
};

const agreed = (world: World, ...tabs: readonly Tab[]): void => {
  const log = world.log();
  assert.equal(new Set(log).size, log.length);
  for (const tab of tabs) {
    assert.equal(tab.chat.status.get(), 'open');
    assert.deepEqual(tab.shown(), log);
    assert.deepEqual(tab.chat.pending.get(), []);
  }
};

describe('tabs of one browser', () => {
  it('have one socket, one configure and one session among three [I5] [I15]', async () => {
    const { world, first, second } = await two();
    const third = await world.openTab();
    assert.deepEqual(roles(first, second, third), ['leader', 'follower', 'follower']);
    assert.deepEqual([world.simulator.handshakes().length, requests(world, 'configureSession').length], [1, 1]);
    for (const tab of [first, second, third]) void tab.chat.send(`m${[first, second, third].indexOf(tab)}`);
    world.simulator.say({ text: 'hello' });
    await world.pass(1_000, 10);
    agree(world, first, second, third);
  });

  it('opened at the same moment make one session [I15]', async () => {
    const world = startTabs();
    const tabs = [world.newTab(), world.newTab(), world.newTab()];
    for (const { chat } of tabs) chat.connect();
    await world.pass(1_000, 10);
    assert.deepEqual([world.simulator.sessions().length, world.connections()], [1, 1]);
    assert.deepEqual(roles(...tabs).sort(), ['follower', 'follower', 'leader']);
  });

  it('learn of what is typed, and tell what is refused to the tab that asked [P-39]', async () => {
    const { world, first, second } = await two();
    world.simulator.typing({ durationMs: 2_000 });
    await world.settle();
    assert.ok(first.chat.typing.get() && second.chat.typing.get());
    world.simulator.fault({ kind: 'error', code: 400, count: 1 });
    void second.chat.send('no');
    await world.pass(100, 10);
    assert.equal(second.chat.pending.get()[0]?.delivery, 'failed');
    assert.deepEqual(
      first.events.filter(({ type }) => type === 'error'),
      [],
    );
  });

  for (const going of ['close', 'crash', 'freeze', 'hang'] as const)
    for (const phase of ['connecting', 'catching up', 'open', 'waiting'] as const)
      it(`go on when the one with the socket is gone (${going}, ${phase}) [I2] [I13]`, async () => {
        const world = startTabs();
        const first = world.newTab();
        if (phase === 'catching up') world.simulator.fault({ kind: 'history', mode: 'slow', ms: 5_000, count: 1 });
        first.chat.connect();
        if (phase !== 'connecting') await world.pass(100, 10);
        const second = world.newTab();
        second.chat.connect();
        await world.pass(100, 10);
        if (phase === 'waiting') {
          world.simulator.fault({ kind: 'drop', when: 'now' });
          await world.settle();
        }
        void second.chat.send('mine');
        first[going]();
        await world.pass(40_000, 50);
        assert.deepEqual(roles(second), ['leader']);
        // A tab that hangs cannot even close its socket.
        if (going === 'hang') agreed(world, second);
        else agree(world, second);
        assert.deepEqual(world.log(), ['mine']);
        if (going !== 'hang' && going !== 'freeze') return;
        first.thaw();
        first.tell({ type: 'page.resumed' });
        await world.pass(20_000, 50);
        agree(world, first, second);
        assert.deepEqual(roles(first, second).sort(), ['follower', 'leader']);
      });

  for (const when of ['before-commit', 'after-commit'] as const)
    it(`send once what was with the other tab when its socket died (${when}) [I2] [I10]`, async () => {
      const { world, first, second } = await two();
      world.simulator.fault({ kind: 'drop', when });
      void second.chat.send('once');
      await world.pass(50, 10);
      first.crash();
      await world.pass(30_000, 50);
      agree(world, second);
      assert.deepEqual(world.log(), ['once']);
    });

  it('never send late what was given to a tab that hung, and has been sent otherwise since [I2]', async () => {
    const { world, first, second } = await two();
    first.hang();
    void second.chat.send('once');
    await world.pass(60_000, 50);
    assert.deepEqual(world.log(), ['once']);
    first.thaw();
    await world.pass(60_000, 50);
    agree(world, first, second);
  });

  it('end together: no tab brings the old token back, also one that was offline [I8] [I15]', async () => {
    const { world, first, second } = await two();
    const away = await world.openTab();
    void second.chat.send('before');
    await world.pass(1_000, 10);
    away.setOnline(false);
    world.simulator.fault({ kind: 'drop', when: 'now' });
    await world.pass(5_000, 50);
    second.chat.end();
    await world.pass(1_000, 10);
    away.setOnline(true);
    await world.pass(60_000, 250);
    for (const tab of [first, second, away]) {
      assert.deepEqual([tab.chat.status.get(), tab.chat.connection.get().reason], ['closed', 'session/ended']);
      assert.deepEqual(tab.chat.messages.get(), []);
    }
    assert.deepEqual([requests(world, 'closeSession').length, world.connections()], [1, 0]);
    assert.equal(world.browser.holder, undefined);
  });

  it('each for itself read the storage before a new socket: an ended chat does not come back [I8]', async () => {
    const world = startTabs({ chat: { multiTab: 'off' } });
    const first = await world.openTab();
    const second = await world.openTab();
    assert.deepEqual([roles(first, second), world.connections()], [['solo', 'solo'], 2]);
    second.setOnline(false);
    world.simulator.fault({ kind: 'drop', when: 'now' });
    await world.pass(5_000, 50);
    first.chat.end();
    await world.pass(100, 10);
    second.setOnline(true);
    await world.pass(60_000, 250);
    assert.equal(second.chat.connection.get().reason, 'session/ended');
    assert.equal(world.connections(), 0);
  });

  it('stand alone without common storage [I15]', async () => {
    const world = startTabs({ chat: { storage: 'none' } });
    const first = await world.openTab();
    assert.deepEqual([roles(first), world.browser.members], [['solo'], 0]);
  });

  it('begin anew together after the other side has left for good [P-13] [I21]', async () => {
    const { world, first, second } = await two();
    void first.chat.send('old');
    await world.pass(1_000, 10);
    world.simulator.agent({ action: 'disconnect', mode: 'ReadOnly' });
    await world.pass(100, 10);
    assert.deepEqual([first.chat.status.get(), second.chat.status.get()], ['read-only', 'read-only']);
    second.chat.startNew();
    await world.pass(30_000, 50);
    assert.deepEqual([first.chat.status.get(), second.chat.status.get()], ['open', 'open']);
    void second.chat.send('new');
    await world.pass(5_000, 50);
    assert.equal(first.shown().at(-1), 'new');
    assert.equal(world.connections(), 1);
  });

  it('say nothing to one another that the single files call by another name', async () => {
    const { world, first, second } = await two();
    const names = new Set<string>();
    const collect = (value: unknown): void => {
      if (typeof value !== 'object' || value === null) return;
      for (const [name, each] of Object.entries(value)) {
        if (!Array.isArray(value)) names.add(name);
        collect(each);
      }
    };
    void second.chat.send({ text: 'hello', customAttributes: { a: 'b' } });
    world.simulator.fault({ kind: 'drop', when: 'now' });
    await world.pass(20_000, 50);
    await world.openTab();
    first.close();
    for (const text of world.browser.posted) collect(JSON.parse(text));
    assert.ok(names.has('outgoing') && names.has('unsent') && names.has('skipped') && names.has('maxAttributeBytes'));
    assert.deepEqual(
      [...names].filter((name) => SHORTENED.test(name)),
      [],
    );
  });
});
