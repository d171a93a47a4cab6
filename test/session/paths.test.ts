import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fromCallback, fromPromise, type AnyMachineSnapshot, type AnyStateMachine } from 'xstate';
import { Secret } from '../../src/model/secret.js';
import { outboxMachine } from '../../src/outbox/outbox.machine.js';
import type { OutboxContext, OutboxEvent, OutboxItem } from '../../src/outbox/outbox-types.js';
import { sessionMachine } from '../../src/session/session.machine.js';
import type { SessionContext, SessionDeps, SessionEvent } from '../../src/session/session-types.js';
import { definitionOf, spell, walkPaths, type Covered } from './all-transitions.js';
import { emptyPage, ready } from './start-session.js';

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
  { type: 'chat.end' },
  { type: 'chat.touch' },
  { type: 'frame.transmit', command: { type: 'echo.send' } },
  { type: 'history.look' },
  { type: 'history.older' },
  { type: 'history.again' },
  { type: 'link.suspect' },
  { type: 'session.reconfigure' },
  { type: 'session.stepUp' },
  { type: 'network.online' },
  { type: 'network.offline' },
  { type: 'page.visible' },
  { type: 'page.resumed' },
  { type: 'socket.opened' },
  { type: 'socket.heard' },
  { type: 'socket.closed', code: 1006, reason: '', unsent: [] },
  { type: 'socket.closed', code: 1008, reason: '', unsent: [] },
  { type: 'host.left' },
  { type: 'token.changed' },
  { type: 'token.gone' },
  { type: 'line.up' },
  { type: 'jwt.wanted', tracingId: 'j' },
  { type: 'jwt.received', jwt: new Secret('j') },
  { type: 'history.page', page: emptyPage, older: false },
  { type: 'catchup.done', outcome },
  { type: 'catchup.done', outcome: { ...outcome, complete: false } },
  { type: 'catchup.failed' },
  { type: 'older.done', outcome },
  { type: 'older.failed' },
  ready(),
  ready({ newSession: false }),
  ready({ newSession: false, readOnly: true }),
  ready({ newSession: false, tracingId: 'id' }),
  ready({ tracingId: 'id' }),
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
  { type: 'request.refused', code: 403, text: '', tracingId: 'id' },
  { type: 'request.refused', code: 403, text: 'Try to authenticate again', tracingId: 'other' },
  { type: 'request.refused', code: 401, text: '', tracingId: 'id' },
  { type: 'request.refused', code: 400, text: '', tracingId: 'other' },
  { type: 'request.refused', code: 500, text: '', tracingId: 'id' },
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
    renew: fromPromise(() => new Promise<never>(() => {})),
    diagnose: fromPromise(() => new Promise<never>(() => {})),
  } as never,
});

/** The world around the machine, as events: each can come over it once, at any moment. */
const WORLDS: Readonly<Record<string, Partial<SessionDeps>>> = {
  'world.offline': { isOnline: () => false },
  'world.signed-in': { isSignedIn: () => true },
  'world.later': { clock: { now: () => 3_600_000, setTimeout: () => 0, clearTimeout: () => {} } },
  'world.attempts-used': { attemptPace: { wait: () => 30_000, note: () => {} } },
  'world.history-used': { historyPace: { wait: () => 30_000, note: () => {} } },
};

interface Context {
  readonly deps: SessionDeps & { readonly world?: string };
}

const entering =
  (world: string, change: Partial<SessionDeps>) =>
  (snapshot: AnyMachineSnapshot): AnyMachineSnapshot => {
    const { deps: before } = snapshot.context as Context;
    if (before.world !== undefined) return snapshot;
    return {
      ...snapshot,
      context: { ...(snapshot.context as object), deps: { ...before, ...change, world } },
    } as never;
  };

const RESTING: Readonly<Record<string, string>> = {
  history: 'idle',
  mode: 'writable',
  older: 'idle',
  pulse: 'first',
  age: 'young',
  companion: 'still',
  identity: 'settled',
};

/** The regions of `bound` are independent: their product would explode, so at most one that is busy tells states apart. */
const keyOf = (snapshot: AnyMachineSnapshot): string => {
  const { context, value } = snapshot as unknown as {
    readonly context: SessionContext & Context;
    readonly value: unknown;
  };
  const linked = typeof value === 'object' && value !== null && 'linked' in value ? value.linked : undefined;
  const bound = (linked as { bound?: Record<string, unknown> } | undefined)?.bound;
  const busy = Object.entries(bound ?? {}).filter(([region, state]) => region in RESTING && state !== RESTING[region]);
  const { world } = context.deps;
  return JSON.stringify([
    bound ? (busy.length > 1 ? 'many' : busy) : value,
    // What a branch counts is told apart only where it can grow, and where it is looked at.
    world ? 0 : Math.min(2, context.policyCloses),
    world ? 0 : context.neverOpened % 3 === 0,
    Math.min(3, context.renewals),
    bound ? 0 : [context.downgraded, context.startNew],
    context.authenticated,
    world,
  ]);
};

const nothingMissing = (machine: AnyStateMachine, covered: Covered): void => {
  const { states, branches } = definitionOf(machine);
  assert.deepEqual(
    states.filter((id) => !covered.states.has(id)),
    [],
    'states that no path reaches',
  );
  assert.deepEqual(branches.filter((branch) => !covered.branches.has(branch)).map(spell), [], 'branches never taken');
};

describe('every state of the machines is reached, and every branch of every transition taken, by paths of xstate/graph', () => {
  it('session', () => {
    const covered: Covered = { states: new Set(), branches: new Set() };
    const invoked = [
      { type: 'xstate.done.actor.prepare', output: { refusal: undefined, fresh: false, changed: false } },
      { type: 'xstate.done.actor.prepare', output: { refusal: 'config/inactive', fresh: false, changed: true } },
      { type: 'xstate.error.actor.prepare', error: new Error('x') },
      { type: 'xstate.done.actor.diagnose', output: undefined },
      { type: 'xstate.done.actor.diagnose', output: 'config/inactive' },
      { type: 'xstate.error.actor.diagnose', error: new Error('x') },
      { type: 'xstate.done.actor.renew', output: undefined },
      { type: 'xstate.done.actor.renew', output: 'auth/unavailable' },
      { type: 'xstate.done.actor.renew', output: 'auth/required' },
      { type: 'xstate.done.actor.renew', output: 'session/logged-out' },
      { type: 'xstate.error.actor.renew', error: new Error('x') },
    ];
    const worlds = Object.fromEntries(
      Object.entries(WORLDS).map(([world, change]) => [world, entering(world, change)] as const),
    );
    walkPaths(still, { input: deps(), events: [...told, ...invoked], key: keyOf, worlds }, covered);
    nothingMissing(still, covered);
    const declared = new Set(definitionOf(still).branches.map(({ eventType }) => eventType));
    const unknown = [...declared].filter(
      (type) => type && !type.startsWith('xstate.') && !told.some((e) => e.type === type),
    );
    assert.deepEqual(unknown, [], 'every event a state listens to is in the list');
  });

  it('outbox', () => {
    const covered: Covered = { states: new Set(), branches: new Set() };
    const of = (clientId: string): readonly OutboxEvent[] => [
      { type: 'message.submit', clientId, outgoing: { text: clientId } },
      { type: 'message.resend', clientId },
      { type: 'message.discard', clientId },
      { type: 'message.delivered', clientId },
    ];
    const events: readonly OutboxEvent[] = [
      ...of('a'),
      ...of('b'),
      { type: 'link.open' },
      { type: 'link.up', complete: true },
      { type: 'link.up', complete: false },
      { type: 'link.down', unsent: [] },
      { type: 'link.down', unsent: ['a'] },
      { type: 'history.looked', ok: true },
      { type: 'history.looked', ok: false },
      ...[429, 403, 500, 400].map((code): OutboxEvent => ({ type: 'request.refused', code, text: '', tracingId: 'a' })),
      { type: 'session.changed', code: 'session/expired' },
    ];
    for (const wait of [0, 500])
      walkPaths(
        outboxMachine,
        {
          input: {
            clock: { now: () => 0, setTimeout: () => 0, clearTimeout: () => {} },
            random: () => 0,
            pace: { wait: () => wait, note: () => {} },
          },
          events,
          key: ({ value, context }) => {
            const { queue, failed } = context as OutboxContext;
            const item = ({ clientId, mayHaveArrived }: OutboxItem): string =>
              `${clientId}${mayHaveArrived ? '?' : ''}`;
            return JSON.stringify([value, queue.map(item), failed.map(item)]);
          },
          // Two messages show everything; a third would only make more of the same.
          stopWhen: ({ context }) => {
            const { queue, failed } = context as OutboxContext;
            return queue.length + failed.length > 2;
          },
        },
        covered,
      );
    nothingMissing(outboxMachine, covered);
  });
});
