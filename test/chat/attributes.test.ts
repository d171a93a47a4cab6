import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createAttributes } from '../../src/chat/attributes.js';
import { startChat } from './start-chat.js';

type World = ReturnType<typeof startChat>;

/** Custom attributes of every message the guest sent, as they stood in the frame. */
const carried = ({ simulator }: World): unknown[] =>
  simulator
    .frames()
    .filter(({ direction, text }) => direction === 'inbound' && text.includes('onMessage'))
    .map(({ frame }) => {
      const { message } = frame as { message: { channel?: { metadata: { customAttributes: unknown } } } };
      return message.channel?.metadata.customAttributes;
    });

describe('custom attributes', () => {
  it('travel with the first message after they changed, and not again', async () => {
    const world = startChat();
    await world.open();
    world.chat.setAttributes({ plan: 'family', cart: 129.9, member: true, nested: { a: 1 } });
    for (const text of ['one', 'two']) await Promise.all([world.chat.send(text), world.pass(300)]);
    world.chat.setAttributes({ plan: 'family', cart: 129.9, member: true });
    await Promise.all([world.chat.send('three'), world.pass(300)]);
    world.chat.setAttributes({ plan: 'single' });
    await Promise.all([world.chat.send('four'), world.pass(300)]);
    assert.deepEqual(carried(world), [
      { plan: 'family', cart: '129.9', member: 'true' },
      undefined,
      undefined,
      { plan: 'single' },
    ]);
    assert.deepEqual(world.simulator.sessions()[0]?.attributes, { plan: 'single', cart: '129.9', member: 'true' });
  });

  it('are put back when the message that carried them is refused, and go with the next', async () => {
    const world = startChat();
    await world.open();
    world.chat.setAttributes({ plan: 'family' });
    world.simulator.fault({ kind: 'error', code: 400 });
    const refused = world.chat.send('refused').catch(() => 'refused');
    await world.pass(300);
    assert.equal(await refused, 'refused');
    await Promise.all([world.chat.send('taken'), world.pass(300)]);
    assert.deepEqual(carried(world), [{ plan: 'family' }, { plan: 'family' }]);
  });

  it('survive a message whose fate was in doubt: what is sent again carries them again [P-45]', async () => {
    const world = startChat();
    await world.open();
    world.chat.setAttributes({ plan: 'family' });
    world.simulator.fault({ kind: 'drop', when: 'before-commit' });
    const sent = world.chat.send('again');
    await world.pass(60_000);
    await sent;
    assert.deepEqual(world.simulator.sessions()[0]?.attributes, { plan: 'family' });
  });

  it('too large ones are reported with their size, and change nothing', () => {
    const reports: string[] = [];
    const attributes = createAttributes(
      () => 20,
      (code, hint) => reports.push(`${code}: ${hint}`),
    );
    attributes.set({ plan: 'family' });
    // Twelve characters, but bytes are what the service counts.
    attributes.add({ name: 'éééé' });
    assert.deepEqual(reports, ['attributes/too-large: 22 of 20 bytes']);
    assert.deepEqual(attributes.take('m'), { plan: 'family' });
  });

  it('are dropped after a 4013, which means them', () => {
    const reports: string[] = [];
    const attributes = createAttributes(
      () => undefined,
      (code) => reports.push(code),
    );
    attributes.set({ plan: 'family' });
    attributes.take('m');
    attributes.refused('m', 4013);
    assert.equal(attributes.take('n'), undefined);
    assert.deepEqual(reports, ['attributes/too-large']);
  });

  it('ride on the join of a session that starts by itself, and a message given attributes adds to them [P-33]', async () => {
    const world = startChat({
      simulator: { config: { messenger: { apps: { conversations: { autoStart: { enabled: true } } } } } },
    });
    world.chat.setAttributes({ page: '/checkout' });
    await world.open();
    const sent = world.chat.send({ text: 'hi', customAttributes: { plan: 'family' } });
    await Promise.all([sent, world.pass(300)]);
    assert.deepEqual(carried(world), [{ page: '/checkout' }, { page: '/checkout', plan: 'family' }]);
  });
});
