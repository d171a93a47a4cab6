import { expireAuth } from './auth.js';
import { close, destroy, evict, targets } from './connections.js';
import { commitFromService, sendEvent } from './conversation.js';
import { sendText } from './delivery.js';
import type { FaultKind, FaultReport } from './fault-types.js';
import { type ActiveFault, type FaultFields, parseFault, reportFault } from './faults.js';
import { expire, extend, findSession, logout } from './sessions.js';
import { endStalls, startStall } from './stall.js';
import type { Session, World } from './world.js';

/** So often that it never runs out. */
const ENDLESS = Number.MAX_SAFE_INTEGER;

const living = (world: World, token: string | undefined): readonly Session[] =>
  token === undefined
    ? [...world.sessions.values()].filter((session) => !session.expired)
    : [findSession(world, token)];

const sendToAll = (world: World, token: string | undefined, text: string): void => {
  for (const connection of targets(world, token)) sendText(world, connection, text);
};

const sendUnknown = (world: World, { token, what = 'class' }: FaultFields): void => {
  switch (what) {
    case 'not-json':
      return sendToAll(world, token, '{"type":"message","class":');
    case 'class':
      return sendToAll(
        world,
        token,
        JSON.stringify({ type: 'message', class: 'FutureThing', code: 200, body: { a: 1 } }),
      );
    case 'event':
      for (const session of living(world, token))
        sendEvent(world, session, { eventType: 'FutureEvent', futureEvent: {} });
      return;
    default:
      for (const session of living(world, token)) {
        const content = [{ contentType: 'FutureContent', futureContent: { title: 'From tomorrow' } }];
        commitFromService(world, session, { text: 'This needs a newer version.', content });
      }
  }
};

const gatewayError = (world: World, token: string | undefined): void => {
  for (const connection of targets(world, token)) {
    const ids = { connectionId: `${world.random.hex().slice(0, 15)}=`, requestId: world.random.uuid() };
    sendText(world, connection, JSON.stringify({ message: 'Internal server error', ...ids }));
  }
};

const flap = (world: World, { token, everyMs = 2000, times = 5 }: FaultFields): void => {
  if (times <= 0) return;
  world.later(everyMs, () => {
    targets(world, token).forEach((connection) => destroy(world, connection));
    flap(world, { ...(token === undefined ? {} : { token }), everyMs, times: times - 1 });
  });
};

/** Faults that happen at once; the others wait for their moment. */
const ACTIONS: Partial<Record<FaultKind, (world: World, fields: FaultFields) => void>> = {
  stall: (world, { token, ms, commit = false }) =>
    targets(world, token).forEach((connection) => startStall(world, connection, ms, commit)),
  resume: (world, { token }) => endStalls(world, token),
  close: (world, { token, code = 1001, reason = '' }) =>
    targets(world, token).forEach((connection) => close(world, connection, code, reason)),
  restart: (world, { downMs = 5000 }) => {
    arm(world, 'refuse', { status: 503, ms: downMs });
    targets(world, undefined).forEach((connection) => close(world, connection, 1012, 'Service restart'));
  },
  flap,
  unknown: sendUnknown,
  'gateway-error': (world, { token }) => gatewayError(world, token),
  expire: (world, { token, silent, inMs }) =>
    living(world, token).forEach((session) =>
      inMs === undefined ? expire(world, session, silent) : extend(world, session, inMs, silent),
    ),
  'auth-expired': (world, { token, what }) =>
    living(world, token).forEach((session) => expireAuth(world, session, what === 'failed' ? 'failed' : 'again')),
  evict: (world, { token, reason }) => targets(world, token).forEach((connection) => evict(world, connection, reason)),
  logout: (world, { token }) => living(world, token).forEach((session) => logout(world, session)),
};

const arm = (world: World, kind: FaultKind, fields: FaultFields): ActiveFault => {
  const { ms, count } = fields;
  const isTimed = kind === 'refuse' && ms !== undefined;
  const fault: ActiveFault = {
    ...fields,
    id: ++world.counters.fault,
    kind,
    remaining: count ?? (isTimed ? ENDLESS : 1),
    until: isTimed ? world.now() + ms : undefined,
  };
  if (fault.remaining > 0) world.faults.push(fault);
  return fault;
};

/** @throws SimulatorInputError - When the fault is not one we know. */
export const injectFault = (world: World, input: unknown): FaultReport => {
  const { kind, fields } = parseFault(input);
  const isDropNow = kind === 'drop' && (fields.when ?? 'now') === 'now';
  const action = isDropNow ? dropNow : ACTIONS[kind];
  if (!action) {
    const fault = arm(world, kind, fields);
    world.emit({ type: 'faults' });
    return reportFault(fault);
  }
  action(world, fields);
  return reportFault({ ...fields, id: ++world.counters.fault, kind, remaining: 0, until: undefined });
};

const dropNow = (world: World, { token }: FaultFields): void =>
  targets(world, token).forEach((connection) => destroy(world, connection));

export const pendingFaults = (world: World): readonly FaultReport[] => {
  const now = world.now();
  return world.faults.filter(({ until }) => until === undefined || now < until).map(reportFault);
};
