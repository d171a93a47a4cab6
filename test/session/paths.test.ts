import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fromCallback, fromPromise } from 'xstate';
import { getShortestPaths } from 'xstate/graph';
import { Secret } from '../../src/model/secret.js';
import { outboxMachine } from '../../src/outbox/outbox.machine.js';
import type { OutboxEvent } from '../../src/outbox/outbox-types.js';
import { sessionMachine } from '../../src/session/session.machine.js';
import type { SessionDeps, SessionEvent } from '../../src/session/session-types.js';
import { emptyPage, ready } from './start-session.js';

interface Node {
  readonly id: string;
  readonly key: string;
  readonly states: Readonly<Record<string, Node>>;
  readonly config: {
    readonly on?: Readonly<Record<string, unknown>>;
    readonly after?: Readonly<Record<string, unknown>>;
  };
}

const allNodes = (node: Node): Node[] => [node, ...Object.values(node.states).flatMap(allNodes)];

/** Ids of all state nodes that a state value is in. */
const active = (node: Node, value: unknown): string[] => {
  if (typeof value === 'string') return [node.id, ...(node.states[value] ? active(node.states[value], {}) : [])];
  return [
    node.id,
    ...Object.entries(value ?? {}).flatMap(([key, below]) => (node.states[key] ? active(node.states[key], below) : [])),
  ];
};

const deps = (change: Partial<SessionDeps> = {}): SessionDeps => ({
  createSocket: () => {
    throw new Error('not here');
  },
  encode: () => '',
  decode: () => [],
  byteLength: () => 0,
  socketUrl: () => '',
  prepare: () => Promise.resolve({ refusal: undefined, fresh: false, changed: false }),
  isSignedIn: () => false,
  renew: () => Promise.resolve(undefined),
  isTrimmed: () => false,
  diagnose: () => Promise.resolve(undefined),
  readPage: () => Promise.resolve({ ok: true, page: emptyPage }),
  isOnline: () => true,
  isVisible: () => true,
  hiddenFor: () => 0,
  clock: { now: () => 0, setTimeout: () => 0, clearTimeout: () => {} },
  wall: () => 0,
  random: () => 0.5,
  newId: () => 'id',
  attemptPace: { wait: () => 0, note: () => {} },
  historyPace: { wait: () => 0, note: () => {} },
  echoPace: { wait: () => 0, note: () => {} },
  isKnown: () => false,
  knownCount: () => 0,
  onDefect: () => {},
  ...change,
});

const outcome = { complete: true, keys: ['k'], lastPage: 1, more: true };
const told: readonly SessionEvent[] = [
  { type: 'chat.connect' },
  { type: 'chat.disconnect' },
  { type: 'chat.retry' },
  { type: 'chat.startNew' },
  { type: 'chat.touch' },
  { type: 'frame.transmit', command: { type: 'echo.send' } },
  { type: 'history.look' },
  { type: 'history.older' },
  { type: 'history.again' },
  { type: 'link.suspect' },
  { type: 'session.reconfigure' },
  { type: 'network.online' },
  { type: 'network.offline' },
  { type: 'page.visible' },
  { type: 'page.resumed' },
  { type: 'socket.opened' },
  { type: 'socket.heard' },
  { type: 'socket.closed', code: 1006, reason: '', unsent: [] },
  { type: 'socket.closed', code: 1008, reason: '', unsent: [] },
  { type: 'jwt.wanted', tracingId: 'j' },
  { type: 'jwt.received', jwt: new Secret('j') },
  { type: 'history.page', page: emptyPage, older: false },
  { type: 'catchup.done', outcome },
  { type: 'catchup.failed' },
  { type: 'older.done', outcome },
  { type: 'older.failed' },
  ready(),
  ready({ newSession: false }),
  ready({ newSession: false, readOnly: true }),
  { type: 'session.detached' },
  { type: 'session.expired' },
  { type: 'session.cleared' },
  { type: 'session.logged-out' },
  { type: 'connection.closed', signedIn: false },
  { type: 'connection.closed', signedIn: true },
  { type: 'message.received', record: { key: 'k', names: ['k'], direction: 'outbound', author: 'agent', content: [] } },
  { type: 'typing.received', typing: { author: 'agent' }, durationMs: 5_000 },
  { type: 'presence.received', presence: 'disconnect', direction: 'outbound', readOnly: true },
  { type: 'echo.received' },
  { type: 'upload.granted', attachmentId: 'f', url: 'https://x.test/', headers: {} },
  { type: 'upload.succeeded', attachmentId: 'f' },
  { type: 'upload.refused', attachmentId: 'f', code: 4003, text: '' },
  { type: 'download.granted', attachmentId: 'f', url: 'https://x.test/' },
  { type: 'attachment.deleted', attachmentId: 'f' },
  { type: 'frame.ignored', reason: 'undecodable', what: '' },
  { type: 'request.refused', code: 403, text: '' },
  { type: 'request.refused', code: 409, text: '' },
  { type: 'request.refused', code: 500, text: '' },
  { type: 'request.refused', code: 4006, text: '' },
  { type: 'request.refused', code: 4017, text: '' },
];

/** The session machine with deaf actors: only the events of a path move it. */
const still = sessionMachine.provide({
  actors: {
    socket: fromCallback(() => {}),
    history: fromCallback(() => {}),
    prepare: fromPromise(() => new Promise<never>(() => {})),
    diagnose: fromPromise(() => new Promise<never>(() => {})),
  } as never,
});

describe('every state of the machines can be reached, and every transition taken', () => {
  it('session', () => {
    const visited = new Set<string>();
    const taken = new Set<string>();
    const root = still.root as unknown as Node;
    const after = allNodes(root).flatMap(({ id, config }) =>
      Object.keys(config.after ?? {}).map((delay) => ({ type: `xstate.after.${delay}.${id}` })),
    );
    const invoked = [
      { type: 'xstate.done.actor.prepare', output: undefined },
      { type: 'xstate.done.actor.prepare', output: 'config/inactive' },
      { type: 'xstate.error.actor.prepare', error: new Error('x') },
      { type: 'xstate.done.actor.diagnose', output: undefined },
      { type: 'xstate.done.actor.diagnose', output: 'config/inactive' },
      { type: 'xstate.error.actor.diagnose', error: new Error('x') },
    ];
    for (const change of [{}, { isOnline: () => false }]) {
      const paths = getShortestPaths(still, {
        input: deps(change),
        events: [...told, ...(after as never[]), ...(invoked as never[])],
        limit: 200_000,
        // The regions of `bound` are independent: their product would explode, so only some of them tell states apart.
        serializeState: (snapshot) => {
          const { context, value } = snapshot as typeof snapshot & { value: unknown };
          const bound =
            typeof value === 'object' && value !== null && 'linked' in value
              ? (value.linked as { bound?: Record<string, unknown> }).bound
              : undefined;
          const resting: Readonly<Record<string, string>> = {
            older: 'idle',
            pulse: 'first',
            age: 'young',
            companion: 'still',
          };
          const busy = Object.entries(bound ?? {}).filter(
            ([region, state]) => region in resting && state !== resting[region],
          );
          const key = bound
            ? JSON.stringify([bound['history'], bound['mode'], busy.length > 1 ? 'many' : busy])
            : JSON.stringify(value);
          return `${key}|${Math.min(2, context.policyCloses)}|${context.neverOpened % 3 === 0}|${context.rotate}`;
        },
      });
      for (const path of paths) {
        for (const { state, event } of path.steps) {
          for (const id of active(root, state.value)) visited.add(id);
          taken.add(event.type);
        }
        for (const id of active(root, path.state.value)) visited.add(id);
      }
    }
    const missing = allNodes(root)
      .map(({ id }) => id)
      .filter((id) => !visited.has(id));
    // Passed through within one step: never a state that anyone can see.
    const passing = [
      'session.linked.bound.history.deciding',
      'session.linked.bound.mode.deciding',
      'session.linked.condemned',
      'session.waiting.deciding',
      'session.waking',
    ];
    assert.deepEqual(
      missing.filter((id) => !passing.includes(id)),
      [],
    );
    const declared = new Set(allNodes(root).flatMap(({ config }) => Object.keys(config.on ?? {})));
    const untaken = [...declared].filter((type) => !told.some((event) => event.type === type));
    assert.deepEqual(untaken, [], 'every event a state listens to is in the list');
    assert.ok(taken.size > 20);
  });

  it('outbox', () => {
    const events: readonly OutboxEvent[] = [
      { type: 'message.submit', clientId: 'a', outgoing: { text: 'a' } },
      { type: 'message.resend', clientId: 'a' },
      { type: 'message.discard', clientId: 'a' },
      { type: 'message.delivered', clientId: 'a' },
      { type: 'link.up', complete: true },
      { type: 'link.down', unsent: [] },
      { type: 'link.down', unsent: ['a'] },
      { type: 'history.looked', ok: true },
      { type: 'history.looked', ok: false },
      { type: 'request.refused', code: 429, text: '' },
      { type: 'request.refused', code: 403, text: '' },
      { type: 'request.refused', code: 500, text: '' },
      { type: 'request.refused', code: 400, text: '' },
      { type: 'session.changed', code: 'session/expired' },
    ];
    const root = outboxMachine.root as unknown as Node;
    const visited = new Set<string>();
    for (const wait of [0, 500]) {
      const after = allNodes(root).flatMap(({ id, config }) =>
        Object.keys(config.after ?? {}).map((delay) => ({ type: `xstate.after.${delay}.${id}` })),
      );
      const paths = getShortestPaths(outboxMachine, {
        input: {
          clock: { now: () => 0, setTimeout: () => 0, clearTimeout: () => {} },
          random: () => 0,
          pace: { wait: () => wait, note: () => {} },
        },
        events: [...events, ...(after as never[])],
        limit: 50_000,
        serializeState: ({ value, context }) =>
          `${JSON.stringify(value)}|${context.queue.length > 0}|${context.failed.length > 0}`,
        // One message in the queue shows every state; more would only make more of the same.
        stopWhen: ({ context }) => context.queue.length > 1,
      });
      for (const { state } of paths) for (const id of active(root, state.value)) visited.add(id);
    }
    assert.deepEqual(
      allNodes(root)
        .map(({ id }) => id)
        .filter((id) => !visited.has(id)),
      [],
    );
  });
});
