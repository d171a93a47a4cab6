import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it, mock } from 'node:test';
import { createBus, type Bus } from '../../src/compat/bus.js';
import { createDatabase } from '../../src/compat/database.js';
import { createPlugin } from '../../src/compat/plugin.js';

const lines = mock.method(console, 'error', () => {});
const told = (): readonly unknown[] => lines.mock.calls.map((call) => String(call.arguments[0]));

let bus: Bus;
beforeEach(() => {
  bus = createBus(Promise.resolve());
  lines.mock.resetCalls();
});
afterEach(() => Reflect.deleteProperty(globalThis, Symbol.for('genesys-chat')));

describe('a command of Messenger’s kind', () => {
  it('calls back and resolves, with options or without them', async () => {
    bus.register('Shop.add', (options) => options);
    const heard: unknown[] = [];
    assert.deepEqual(await bus.command('Shop.add', { n: 1 }, (value: unknown) => heard.push(value)), { n: 1 });
    await bus.command('Shop.add', (value: unknown) => heard.push(value));
    assert.deepEqual(heard, [{ n: 1 }, {}]);
  });

  it('tells a rejection through the second callback, `fail` and the promise', async () => {
    bus.register('Shop.add', () => Promise.reject(new Error('sold out')));
    const heard: string[] = [];
    const note = (error: unknown): void => void heard.push(String(error));
    const running = bus.command('Shop.add', {}, () => heard.push('done'), note);
    running.fail(note).always(() => heard.push('over'));
    await assert.rejects(running, /sold out/);
    assert.deepEqual(heard, ['Error: sold out', 'Error: sold out', 'over']);
  });

  it('rejects with a clear sentence when it is missing here, and says so once in the console', async () => {
    for (let i = 0; i < 2; i++)
      await assert.rejects(bus.command('Toaster.open', { title: 'Hello' }), {
        code: 'compat/unsupported',
        message:
          'Toaster.open has no equivalent here: a call to action is markup of the page; its button calls show().',
      });
    await assert.rejects(bus.command('Shop.nothing'), /neither a command of Messenger that works here/);
    assert.equal(told().length, 2);
    assert.match(
      String(told()[0]),
      /^genesys-chat: Toaster\.open has no .*\(compat\/unsupported\) https:\/\/\S+#compatunsupported$/,
    );
  });

  it('waits until there is something to command, and keeps the order', async () => {
    let ready = (): void => {};
    const waiting = createBus(new Promise<void>((resolve) => (ready = resolve)));
    const order: string[] = [];
    const calls = ['a', 'b'].map((name) => waiting.command(`Shop.${name}`));
    for (const name of ['b', 'a']) waiting.register(`Shop.${name}`, () => order.push(name));
    ready();
    await Promise.all(calls);
    assert.deepEqual(order, ['a', 'b']);
  });
});

describe('an event of Messenger’s kind', () => {
  it('reaches subscribers with its name taken apart, until they unsubscribe', () => {
    const heard: unknown[] = [];
    const listener = (event: unknown): void => void heard.push(event);
    bus.subscribe('Shop.sold', listener);
    bus.publish('Shop.sold', { n: 2 });
    bus.unsubscribe('Shop.sold', listener);
    bus.publish('Shop.sold');
    assert.deepEqual(heard, [{ event: 'Shop.sold', publisher: 'Shop', eventName: 'sold', data: { n: 2 } }]);
  });

  it('is told to late subscribers when it stands, as `ready` does', async () => {
    createPlugin(bus, 'Shop', () => {}).ready();
    const ready = new Promise((resolve) => bus.subscribe('Shop.ready', resolve));
    assert.equal((await (ready as Promise<{ event: string }>)).event, 'Shop.ready');
  });

  it('that never comes is told once in the console, and others are not', () => {
    for (let i = 0; i < 2; i++) bus.subscribe('Journey.qualifiedOpenAction', () => {});
    for (const name of ['Messenger.opened', 'Shop.sold']) bus.subscribe(name, () => {});
    assert.equal(told().length, 1);
    assert.match(String(told()[0]), /Journey\.qualifiedOpenAction has no equivalent/);
  });

  it('reaches the others when one listener throws, and the throw reaches the page', () => {
    const reported: unknown[] = [];
    Reflect.set(globalThis, 'reportError', (error: unknown) => reported.push(error));
    const heard: string[] = [];
    bus.subscribe('Shop.sold', () => {
      throw new Error('of the page');
    });
    bus.subscribe('Shop.sold', () => heard.push('second'));
    bus.publish('Shop.sold');
    Reflect.deleteProperty(globalThis, 'reportError');
    assert.deepEqual([heard, reported.map(String)], [['second'], ['Error: of the page']]);
  });
});

describe('a plugin of the page', () => {
  it('answers commands by its own name, and hears which were registered', async () => {
    const registered: string[] = [];
    const plugin = createPlugin(bus, 'Shop', (command) => registered.push(command));
    plugin.registerCommand('price', ({ data, resolve }) => resolve([data, '12.50']));
    plugin.registerCommand('broken', ({ reject }) => reject('no'));
    assert.deepEqual(await plugin.command('Shop.price', { of: 'kettle' }), [{ of: 'kettle' }, '12.50']);
    await assert.rejects(plugin.command('Shop.broken'), (error) => error === 'no');
    assert.deepEqual(registered, ['Shop.price', 'Shop.broken']);
  });
});

describe('the database', () => {
  const messaging = (customAttributes: object) => ({ messaging: { customAttributes } });

  it('replaces with set, merges with update, reads and removes by path', () => {
    const seen: unknown[] = [];
    const database = createDatabase((all) => seen.push(all));
    database.set(messaging({ plan: 'family', age: '3' }));
    database.update(messaging({ plan: 'solo' }));
    assert.deepEqual(database.get('messaging.customAttributes'), { plan: 'solo', age: '3' });
    assert.deepEqual(database.get(), messaging({ plan: 'solo', age: '3' }));
    database.remove('messaging.customAttributes.age');
    assert.deepEqual(database.all, messaging({ plan: 'solo' }));
    database.set(messaging({ basket: '2' }));
    assert.deepEqual(database.get('messaging.customAttributes.plan'), undefined);
    assert.equal(seen.length, 4);
  });

  it('lets nobody reach the prototype of all objects through it', () => {
    const database = createDatabase(() => {});
    database.update(JSON.parse('{"__proto__": {"stolen": true}}'));
    assert.equal(Reflect.get({}, 'stolen'), undefined);
  });
});
