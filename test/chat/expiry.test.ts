import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { startChat } from './start-chat.js';

type World = ReturnType<typeof startChat>;

const LENGTH = 1_800;

const phases = ({ events }: World): unknown[] =>
  events.flatMap(({ type, detail }) => (type === 'session' ? [(detail as { phase: string }).phase] : []));

const echoes = ({ simulator }: World): number =>
  simulator.frames().filter(({ direction, text }) => direction === 'inbound' && text.includes('"echo"')).length;

const left = (world: World): number =>
  Math.round(((world.chat.session.get()?.expiresAt ?? 0) - world.environment.wall()) / 1_000);

describe('the end of a session', () => {
  it('is announced five minutes ahead, and comes without a word of the visitor [P-53] [P-52]', async () => {
    const world = startChat({ simulator: { durationSeconds: LENGTH } });
    await world.open();
    await world.pass((LENGTH - 301) * 1_000, 1_000);
    assert.deepEqual(phases(world), ['started']);
    await world.pass(2_000);
    assert.deepEqual(phases(world), ['started', 'expiring']);
    await world.pass(310_000, 1_000);
    assert.deepEqual(phases(world), ['started', 'expiring', 'expired']);
    assert.equal(world.chat.status.get(), 'expired');
  });

  it('is taken back by any message, at once, and the service is asked to confirm it [P-53] [P-56]', async () => {
    const world = startChat({ simulator: { durationSeconds: LENGTH } });
    await world.open();
    await world.pass((LENGTH - 200) * 1_000, 1_000);
    assert.ok(left(world) <= 200);
    const before = echoes(world);
    world.simulator.say({ text: 'still there?' });
    await world.pass(50, 10);
    assert.ok(left(world) >= LENGTH - 1, `${left(world)} s`);
    await world.pass(1_000);
    assert.ok(echoes(world) >= before);
    await world.pass((LENGTH - 400) * 1_000, 1_000);
    assert.equal(world.chat.status.get(), 'open');
    assert.deepEqual(phases(world), ['started', 'expiring']);
  });

  it('leaves no timer behind when the chat is disposed [I9]', async () => {
    const world = startChat({ simulator: { durationSeconds: 18 * 30 * 86_400 } });
    await world.open();
    world.chat.dispose();
    world.simulator.dispose();
    await world.settle();
    assert.equal(world.clock.waiting, 0);
  });

  it('a session of eighteen months is planned for in pieces a browser can count', async () => {
    const world = startChat({ simulator: { durationSeconds: 540 * 86_400 } });
    await world.open();
    const before = echoes(world);
    await world.pass(20_000);
    assert.deepEqual(phases(world), ['started']);
    assert.equal(echoes(world), before);
  });
});
