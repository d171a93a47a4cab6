import { assign, emit, setup } from 'xstate';
import type { ErrorCode } from '../model/errors.js';
import { LIMITS, TIMINGS } from '../transport/timings.js';
import { judge, type Verdict } from './verdict.js';
import type { OutboxContext, OutboxDeps, OutboxEmitted, OutboxEvent, OutboxItem } from './outbox-types.js';

const without = (items: readonly OutboxItem[], clientId: string): readonly OutboxItem[] =>
  items.filter((item) => item.clientId !== clientId);

const verdictIs =
  (kind: Verdict['kind']) =>
  ({ context, event }: { context: OutboxContext; event: OutboxEvent }): boolean =>
    judge(event, context.queue[0]).kind === kind;

/** A message that was written but never echoed may be sent again by itself: same id, same session, for a short time. */
const mayResend = ({ deps, queue: [head] }: OutboxContext): boolean =>
  head !== undefined &&
  head.tries < LIMITS.sendTries &&
  deps.clock.now() - (head.firstSentAt ?? deps.clock.now()) < TIMINGS.resendWindow;

const idOf = (context: OutboxContext): string => context.queue[0]?.clientId ?? '';

/**
 * First in, first out, one in flight: so at most one message is ever in doubt, and a refusal that names nothing has an owner.
 *
 * A write to a socket is not delivery. When a socket dies with a message in flight its fate is unknown (`doubtful`) until the
 * history, read twice and the second time when everything accepted must be visible, has shown it there (delivered) or not
 * there (sent again under the same id).
 */
export const outboxMachine = setup({
  types: {
    input: {} as OutboxDeps,
    context: {} as OutboxContext,
    events: {} as OutboxEvent,
    emitted: {} as OutboxEmitted,
  },
  guards: {
    hasWork: ({ context }) => context.queue.length > 0,
    isHead: ({ context, event }) => 'clientId' in event && event.clientId === context.queue[0]?.clientId,
    isUnsent: ({ context, event }) => event.type === 'link.down' && event.unsent.includes(idOf(context)),
    isDue: ({ context }) => context.delay <= 0,
    isCaughtUp: ({ event }) => event.type === 'link.up' && event.complete,
    isCertain: ({ context }) => context.queue.every(({ mayHaveArrived }) => !mayHaveArrived),
    isDoubted: ({ context }) => context.queue[0]?.mayHaveArrived === true,
    mayRepeat: ({ context, event }) => event.type === 'history.looked' && event.ok && mayResend(context),
    mustWait: verdictIs('wait'),
    mustReconfigure: verdictIs('reconfigure'),
    isInDoubt: verdictIs('doubt'),
    hasFailed: verdictIs('fail'),
  },
  delays: {
    rest: ({ context }) => context.delay,
    echo: TIMINGS.echo,
    settled: ({ context }) => Math.max(0, context.doubtAt + TIMINGS.settle - context.deps.clock.now()),
  },
  actions: {
    enqueue: assign(({ context, event }) =>
      event.type === 'message.submit'
        ? {
            queue: [
              ...context.queue,
              {
                clientId: event.clientId,
                outgoing: event.outgoing,
                tries: 0,
                firstSentAt: undefined,
                reconfigured: false,
                mayHaveArrived: false,
              },
            ],
          }
        : {},
    ),
    enqueueAgain: assign(({ context, event }) => {
      const item =
        event.type === 'message.resend' && context.failed.find(({ clientId }) => clientId === event.clientId);
      if (!item) return {};
      const again = { ...item, tries: 0, firstSentAt: undefined, reconfigured: false };
      return { failed: without(context.failed, item.clientId), queue: [...context.queue, again] };
    }),
    remove: assign(({ context, event }) =>
      'clientId' in event
        ? { queue: without(context.queue, event.clientId), failed: without(context.failed, event.clientId) }
        : {},
    ),
    planRest: assign(({ context: { deps, notBefore } }) => ({
      delay: Math.max(deps.pace.wait(), notBefore - deps.clock.now()),
    })),
    noteSent: assign(({ context: { deps, queue } }) => {
      deps.pace.note();
      const now = deps.clock.now();
      return {
        queue: queue.map((item, i) =>
          i > 0 ? item : { ...item, tries: item.tries + 1, firstSentAt: item.firstSentAt ?? now },
        ),
      };
    }),
    notePause: assign(({ context: { deps }, event }) => {
      if (event.type !== 'request.refused' || (event.code !== 429 && event.code !== 4029)) return {};
      const seconds = event.retryAfter ?? 1;
      return { notBefore: deps.clock.now() + (seconds + deps.random()) * 1_000 };
    }),
    noteDoubt: assign(({ context }) => ({ doubtAt: context.deps.clock.now() })),
    noteReconfigured: assign(({ context }) => ({
      queue: context.queue.map((item, i) => (i > 0 ? item : { ...item, reconfigured: true })),
    })),
    dropHead: assign(({ context, event }) => {
      const [head, ...queue] = context.queue;
      if (!head) return {};
      // A refusal is an answer: it is not there. Everything else leaves the question open for "Try again".
      return { queue, failed: [...context.failed, { ...head, mayHaveArrived: event.type !== 'request.refused' }] };
    }),
    clearDoubt: assign(({ context }) => ({
      queue: context.queue.map((item, i) => (i > 0 ? item : { ...item, mayHaveArrived: false })),
    })),
    failHead: emit(({ context, event }, params: { code: ErrorCode } | undefined) => {
      const verdict = judge(event, context.queue[0]);
      const code = params?.code ?? (verdict.kind === 'fail' ? verdict.code : 'message/unconfirmed');
      return { type: 'delivery.changed', clientId: idOf(context), delivery: 'failed', code };
    }),
    announceSending: emit(({ context }) => ({
      type: 'delivery.changed',
      clientId: idOf(context),
      delivery: 'sending',
      code: undefined,
    })),
    announceQueued: emit(({ context }) => ({
      type: 'delivery.changed',
      clientId: idOf(context),
      delivery: 'queued',
      code: undefined,
    })),
    announceDoubt: emit(({ context }) => ({
      type: 'delivery.changed',
      clientId: idOf(context),
      delivery: 'unconfirmed',
      code: undefined,
    })),
    announceRest: emit(({ context }) => ({ type: 'outbox.rests', ms: context.delay })),
    announceGo: emit({ type: 'outbox.rests', ms: 0 }),
    transmit: emit(({ context }) => ({
      type: 'outbox.transmit',
      clientId: idOf(context),
      outgoing: context.queue[0]?.outgoing ?? {},
    })),
    look: emit({ type: 'history.look' }),
    suspect: emit({ type: 'link.suspect' }),
    reconfigure: emit({ type: 'session.reconfigure' }),
  },
}).createMachine({
  id: 'outbox',
  initial: 'paused',
  context: ({ input }) => ({ deps: input, queue: [], failed: [], notBefore: -Infinity, delay: 0, doubtAt: 0 }),
  on: {
    'message.submit': { actions: 'enqueue' },
    'message.resend': { actions: 'enqueueAgain' },
    'message.discard': { actions: 'remove' },
    'message.delivered': { actions: 'remove' },
    'session.changed': {
      target: '.paused',
      actions: [assign(({ context }) => ({ failed: [...context.failed, ...context.queue], queue: [] }))],
    },
  },
  states: {
    /** No link. Nothing is in doubt. */
    paused: { on: { 'link.up': 'ready', 'link.open': { guard: 'isCertain', target: 'ready' } } },

    /** No link, and the head may or may not be at the service. The catch-up may find it. */
    doubtful: {
      entry: 'announceDoubt',
      on: {
        'link.up': [
          { guard: 'isCaughtUp', target: 'settling' },
          { target: 'ready', actions: ['failHead', 'dropHead'] },
        ],
        'message.delivered': [{ guard: 'isHead', target: 'paused', actions: 'remove' }, { actions: 'remove' }],
        'message.discard': [{ guard: 'isHead', target: 'paused', actions: 'remove' }, { actions: 'remove' }],
      },
    },

    ready: {
      initial: 'idle',
      states: {
        idle: {
          always: [
            { guard: 'isDoubted', target: '#outbox.settling' },
            { guard: 'hasWork', target: 'pacing' },
          ],
        },
        pacing: {
          entry: ['planRest', 'announceRest'],
          exit: 'announceGo',
          always: { guard: 'isDue', target: 'inFlight' },
          after: { rest: { target: 'pacing', reenter: true } },
          on: {
            'link.down': '#outbox.paused',
            'message.discard': { target: 'idle', actions: 'remove' },
            'message.delivered': { target: 'idle', actions: 'remove' },
          },
        },
        inFlight: {
          entry: ['noteSent', 'announceSending', 'transmit'],
          on: {
            'message.delivered': [{ guard: 'isHead', target: 'idle', actions: 'remove' }, { actions: 'remove' }],
            'request.refused': [
              { guard: 'mustWait', target: 'idle', actions: ['notePause', 'announceQueued'] },
              {
                guard: 'mustReconfigure',
                target: '#outbox.paused',
                actions: ['noteReconfigured', 'announceQueued', 'reconfigure'],
              },
              { guard: 'isInDoubt', target: '#outbox.settling', actions: ['noteDoubt', 'notePause'] },
              { guard: 'hasFailed', target: 'idle', actions: ['failHead', 'dropHead'] },
            ],
            'link.down': [
              { guard: 'isUnsent', target: '#outbox.paused', actions: 'announceQueued' },
              { target: '#outbox.doubtful', actions: 'noteDoubt' },
            ],
            // What is on its way cannot be called back.
            'message.discard': [{ guard: 'isHead' }, { actions: 'remove' }],
          },
          after: { echo: 'checking' },
        },
        /** Written ten seconds ago, the link seems up, no echo: the history knows. If it does not, the link is not what it seems. */
        checking: {
          entry: ['announceDoubt', 'look'],
          on: {
            'message.delivered': [{ guard: 'isHead', target: 'idle', actions: 'remove' }, { actions: 'remove' }],
            'history.looked': { actions: 'suspect' },
            'request.refused': { guard: 'hasFailed', target: 'idle', actions: ['failHead', 'dropHead'] },
          },
        },
      },
      on: {
        'link.down': [{ guard: 'hasWork', target: 'doubtful', actions: 'noteDoubt' }, { target: 'paused' }],
      },
    },

    /** The link is up again and the catch-up did not show the head: look once more when the history must have it. */
    settling: {
      entry: 'announceDoubt',
      initial: 'waiting',
      on: {
        'link.down': 'doubtful',
        'message.delivered': [{ guard: 'isHead', target: 'ready', actions: 'remove' }, { actions: 'remove' }],
        'message.discard': [{ guard: 'isHead', target: 'ready', actions: 'remove' }, { actions: 'remove' }],
      },
      states: {
        waiting: { after: { settled: 'looking' } },
        looking: {
          entry: 'look',
          on: {
            'history.looked': [
              { guard: 'mayRepeat', target: '#outbox.ready', actions: ['clearDoubt', 'announceQueued'] },
              { target: '#outbox.ready', actions: ['failHead', 'dropHead'] },
            ],
          },
        },
      },
    },
  },
});
