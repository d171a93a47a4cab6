import type { FaultKind, FaultReport } from './fault-types.js';
import { isJson, type Json } from './json.js';
import { SimulatorInputError } from './simulator-types.js';
import type { World } from './world.js';

/** A checked fault: all fields any kind may have. */
export interface FaultFields {
  readonly token?: string;
  readonly count?: number;
  readonly ms?: number;
  readonly when?: string;
  readonly commit?: boolean;
  readonly code?: number;
  readonly reason?: string;
  readonly status?: number;
  readonly downMs?: number;
  readonly everyMs?: number;
  readonly times?: number;
  readonly what?: string;
  readonly errorCode?: number;
  readonly text?: string;
  readonly action?: string;
  readonly retryAfter?: number;
  readonly mode?: string;
  readonly silent?: boolean;
  readonly inMs?: number;
  readonly at?: string;
}

export interface ActiveFault extends FaultFields {
  readonly id: number;
  readonly kind: FaultKind;
  remaining: number;
  /** Epoch milliseconds after which it is over. */
  readonly until: number | undefined;
}

type FieldRule = 'number' | 'string' | 'boolean' | readonly (string | number)[];

const ms = 'number';
const count = 'number';
const token = 'string';

/** Which fields each kind takes; those named in `needs` must be there. */
const RULES: Record<FaultKind, { fields: Record<string, FieldRule>; needs?: readonly string[] }> = {
  drop: {
    fields: {
      token,
      count,
      commit: 'boolean',
      when: [
        'now',
        'before-commit',
        'after-commit',
        'mid-frame',
        'on-configure',
        'before-session-response',
        'on-history',
        'before-upload-event',
        'on-close-session',
        'on-start-new',
        'on-step-up',
      ],
    },
  },
  stall: { fields: { token, ms, commit: 'boolean' } },
  resume: { fields: { token } },
  close: { fields: { token, code: 'number', reason: 'string' } },
  refuse: { fields: { count, ms, status: [403, 429, 503] } },
  'slow-open': { fields: { count, ms }, needs: ['ms'] },
  restart: { fields: { downMs: ms } },
  flap: { fields: { token, everyMs: ms, times: count } },
  delay: { fields: { token, count, ms }, needs: ['ms'] },
  reorder: { fields: { token, count, ms } },
  duplicate: { fields: { token, count } },
  'drop-echo': { fields: { token, count } },
  'omit-tracing-id': { fields: { token, count } },
  unknown: { fields: { token, what: ['class', 'content', 'event', 'not-json'] } },
  'gateway-error': { fields: { token } },
  error: {
    fields: { token, count, code: 'number', errorCode: 'number', text: 'string', action: 'string' },
    needs: ['code'],
  },
  'rate-limit': { fields: { token, count, retryAfter: 'number' } },
  history: {
    fields: {
      token,
      count,
      ms,
      retryAfter: 'number',
      mode: ['slow', '429', '500', '401', '403', 'empty', 'lagging', 'cut-json', 'same-page', 'timeout'],
    },
    needs: ['mode'],
  },
  upload: {
    fields: {
      token,
      count,
      ms,
      status: [403, 500, 503],
      errorCode: 'number',
      text: 'string',
      mode: ['put-fails', 'put-cut', 'no-event', 'refused', 'slow', 'url-expired'],
    },
    needs: ['mode'],
  },
  auth: {
    fields: { count, ms, at: ['exchange', 'refresh', 'revoke'], mode: ['401', '429', '500', 'timeout', 'slow'] },
    needs: ['mode'],
  },
  'auth-expired': { fields: { token, what: ['again', 'failed'] } },
  expire: { fields: { token, silent: 'boolean', inMs: ms } },
  evict: { fields: { token, reason: 'string' } },
  logout: { fields: { token } },
};

const kinds = Object.keys(RULES);

const isKind = (value: unknown): value is FaultKind => typeof value === 'string' && Object.hasOwn(RULES, value);

const matches = (rule: FieldRule, value: unknown): boolean => {
  if (typeof rule !== 'string') return rule.some((allowed) => allowed === value);
  return rule === 'number' ? typeof value === 'number' && value >= 0 && value < Infinity : typeof value === rule;
};

/** @throws SimulatorInputError - In a sentence that says what would be right. */
export const parseFault = (input: unknown): { kind: FaultKind; fields: FaultFields } => {
  if (!isJson(input)) throw new SimulatorInputError('A fault is an object with a "kind".');
  const { kind, ...given } = input;
  if (!isKind(kind))
    throw new SimulatorInputError(`Unknown fault kind ${JSON.stringify(kind)}. Kinds: ${kinds.join(', ')}.`);
  const { fields, needs = [] } = RULES[kind];
  const checked: Json = {};
  for (const [name, value] of Object.entries(given)) {
    if (value === undefined) continue;
    const rule = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (rule === undefined) {
      throw new SimulatorInputError(`Fault "${kind}" has no "${name}". It takes: ${Object.keys(fields).join(', ')}.`);
    }
    if (!matches(rule, value)) {
      const wanted = typeof rule === 'string' ? `a ${rule}` : `one of ${rule.join(', ')}`;
      throw new SimulatorInputError(`"${name}" of fault "${kind}" must be ${wanted}.`);
    }
    checked[name] = value;
  }
  const missing = needs.find((name) => checked[name] === undefined);
  if (missing !== undefined) throw new SimulatorInputError(`Fault "${kind}" needs "${missing}".`);
  return { kind, fields: checked };
};

export const reportFault = ({
  id,
  kind,
  remaining,
  until: _until,
  token: aim,
  ...fields
}: ActiveFault): FaultReport => ({
  id,
  kind,
  token: aim,
  remaining,
  fields: { ...fields },
});

/** The next fault of that kind for that session, used up by one. */
export const takeFault = (
  world: World,
  kind: FaultKind,
  sessionToken: string | undefined,
  suits: (fault: ActiveFault) => boolean = () => true,
): ActiveFault | undefined => {
  const now = world.now();
  const index = world.faults.findIndex(
    (fault) =>
      fault.kind === kind &&
      (fault.token === undefined || fault.token === sessionToken) &&
      (fault.until === undefined || now < fault.until) &&
      suits(fault),
  );
  const fault = world.faults[index];
  if (!fault) return undefined;
  fault.remaining--;
  if (fault.remaining <= 0) world.faults.splice(index, 1);
  world.emit({ type: 'faults' });
  return fault;
};

/** @param commit - At moments that come twice: before the service has taken it (false) or after (true). */
export const takeDrop = (world: World, when: string, sessionToken: string | undefined, commit?: boolean): boolean =>
  takeFault(
    world,
    'drop',
    sessionToken,
    (fault) => fault.when === when && (commit === undefined || (fault.commit ?? false) === commit),
  ) !== undefined;
