import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createActor, setup } from 'xstate';
import type { Command, ServerEvent } from '../../src/protocol/events.js';
import { socketLogic, type SocketFact, type SocketOrder } from '../../src/transport/socket.js';
import type { SocketFactory } from '../../src/model/socket.js';
import { createMemorySockets } from '../support/memory-socket.js';

/** The socket actor under a parent that writes down what it hears; frames are ids, a byte a character. */
const startSocket = (factory?: SocketFactory) => {
  const { createSocket, sockets } = createMemorySockets();
  const heard: (SocketFact | ServerEvent)[] = [];
  const parent = setup({
    types: { events: {} as SocketFact | ServerEvent },
    actors: { socket: socketLogic },
  }).createMachine({
    initial: 'linked',
    states: {
      linked: {
        invoke: {
          id: 'socket',
          src: 'socket',
          input: {
            createSocket: factory ?? createSocket,
            url: 'wss://test/v1',
            encode: (command: Command) =>
              command.type === 'message.send' ? (command.outgoing.text ?? '') : command.type,
            decode: (data: unknown): readonly ServerEvent[] =>
              String(data)
                .split(' ')
                .filter(Boolean)
                .map((what) => ({ type: 'frame.ignored', reason: 'undecodable', what })),
            byteLength: (text: string) => text.length,
          },
        },
      },
    },
    on: { '*': { actions: ({ event }) => void heard.push(event) } },
  });
  const actor = createActor(parent).start();
  const tell = (order: SocketOrder): void => actor.getSnapshot().children['socket']?.send(order);
  return {
    actor,
    sockets,
    heard,
    tell,
    send: (clientId: string, text: string) =>
      tell({ type: 'socket.transmit', command: { type: 'message.send', clientId, outgoing: { text } } }),
    socket: () => {
      const [socket] = sockets;
      assert.ok(socket);
      return socket;
    },
    unsent: () => heard.flatMap((fact) => (fact.type === 'socket.closed' ? fact.unsent : [])),
  };
};

describe('socket', () => {
  for (const [left, unsent] of [
    [0, []],
    [9, []],
    [10, ['c']],
    [29, ['c']],
    [30, ['b', 'c']],
    [60, ['a', 'b', 'c']],
    [72, ['a', 'b', 'c']],
  ] as const) {
    it(`calls only whole frames unsent when it closes with ${left} of 60 bytes in the buffer`, () => {
      const { send, socket, unsent: told } = startSocket();
      socket().open();
      send('a', 'x'.repeat(30));
      send('b', 'x'.repeat(20));
      send('c', 'x'.repeat(10));
      socket().bufferedAmount = left;
      socket().drop();
      assert.deepEqual(told(), unsent);
    });
  }

  it('counts the bytes of other frames, too, and names messages only', () => {
    const { send, tell, socket, unsent } = startSocket();
    socket().open();
    send('a', 'x'.repeat(10));
    tell({ type: 'socket.transmit', command: { type: 'echo.send' } });
    socket().bufferedAmount = 'echo.send'.length;
    socket().drop();
    assert.deepEqual(unsent(), []);
  });

  it('passes a close on as it came, with no reason as an empty one', () => {
    const { heard, socket } = startSocket();
    socket().drop(1013, 'try again in 20 s');
    assert.deepEqual(heard, [{ type: 'socket.closed', code: 1013, reason: 'try again in 20 s', unsent: [] }]);
  });

  it('says every event of a frame in order, and that it heard something once when asked to listen', () => {
    const { heard, tell, socket } = startSocket();
    socket().open();
    tell({ type: 'socket.listen' });
    socket().say('one two');
    socket().say('three');
    assert.deepEqual(
      heard.map((fact) => (fact.type === 'frame.ignored' ? fact.what : fact.type)),
      ['socket.opened', 'socket.heard', 'one', 'two', 'three'],
    );
  });

  it('has no voice once it was left, and leaves politely without waiting for the peer [I5]', () => {
    const { actor, heard, socket } = startSocket();
    socket().open();
    actor.stop();
    const before = heard.length;
    socket().say('late');
    socket().drop();
    assert.equal(heard.length, before);
    assert.equal(socket().closedWith, 1000);
  });

  it('leaves a mute peer with 4400', () => {
    const { actor, tell, socket } = startSocket();
    socket().open();
    tell({ type: 'socket.condemn' });
    actor.stop();
    assert.equal(socket().closedWith, 4400);
  });

  it('is closed before it began when a policy forbids its very construction [I18]', () => {
    const { heard, actor } = startSocket(() => {
      throw new Error('SecurityError');
    });
    assert.deepEqual(heard, [{ type: 'socket.closed', code: 1006, reason: '', unsent: [] }]);
    actor.stop();
  });
});
