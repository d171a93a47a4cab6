import { ASSET_NAMES } from './assets.js';
import { jsonReply } from './http-reply.js';
import { isJson, type Json, listOf, parseJson } from './json.js';
import { type HttpReply, type SayInput, type Simulator, SimulatorInputError } from './simulator-types.js';

export const CONTROL_PREFIX = '/_simulator/';

type Kind = 'string' | 'number' | 'boolean' | 'object' | 'array' | readonly string[];

const kindOf = (value: unknown): string => (Array.isArray(value) ? 'array' : typeof value);

/** Checks what came over HTTP against the fields a verb takes, and says in a sentence what is wrong. */
const check = (verb: string, input: Json, fields: Record<string, Kind>): Json => {
  for (const [name, value] of Object.entries(input)) {
    const kind = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (kind === undefined) {
      throw new SimulatorInputError(
        `"${verb}" has no "${name}". It takes: ${Object.keys(fields).join(', ') || 'nothing'}.`,
      );
    }
    const isRight = typeof kind === 'string' ? kindOf(value) === kind : kind.some((allowed) => allowed === value);
    const wanted = typeof kind === 'string' ? `of type ${kind}` : `one of ${kind.join(', ')}`;
    if (!isRight) throw new SimulatorInputError(`"${name}" of "${verb}" must be ${wanted}.`);
  }
  return input;
};

const SAY_FIELDS: Record<string, Kind> = {
  token: 'string',
  text: 'string',
  from: 'object',
  originatingEntity: ['Human', 'Bot'],
  content: 'array',
  events: 'array',
  asset: ASSET_NAMES,
  metadata: 'object',
  originatingMessageId: 'string',
  withoutTime: 'boolean',
};

const say = (simulator: Simulator, input: Json): unknown => {
  const checked: SayInput = check('say', input, SAY_FIELDS);
  const isEmpty =
    (checked.text ?? checked.asset) === undefined &&
    listOf(checked.content).length + listOf(checked.events).length === 0;
  if (isEmpty) throw new SimulatorInputError('"say" needs a "text", "content", "asset" or "events".');
  return simulator.say(checked);
};

const done = { ok: true };

const POST: Record<string, (simulator: Simulator, input: Json) => unknown> = {
  say,
  fault: (simulator, input) => simulator.fault(input),
  typing: (simulator, input) => {
    simulator.typing(check('typing', input, { token: 'string', durationMs: 'number', from: 'object' }));
    return done;
  },
  agent: (simulator, input) => {
    const fields: Record<string, Kind> = {
      token: 'string',
      action: ['join', 'disconnect', 'typing'],
      nickname: 'string',
      image: 'string',
      durationMs: 'number',
      mode: ['Send', 'ReadOnly'],
    };
    const checked = check('agent', input, fields);
    const { action } = checked;
    if (action !== 'join' && action !== 'disconnect' && action !== 'typing') {
      throw new SimulatorInputError('"agent" needs an "action": join, disconnect or typing.');
    }
    simulator.agent({ ...checked, action });
    return done;
  },
  'clear-faults': (simulator) => {
    simulator.clearFaults();
    return done;
  },
  reset: (simulator) => {
    simulator.reset();
    return done;
  },
};

const GET: Record<string, (simulator: Simulator) => unknown> = {
  frames: (simulator) => simulator.frames(),
  sessions: (simulator) => simulator.sessions(),
  faults: (simulator) => simulator.faults(),
  handshakes: (simulator) => simulator.handshakes(),
};

const VERBS = `POST ${Object.keys(POST).join(', ')}; GET ${Object.keys(GET).join(', ')}, events`;

const mistake = (status: number, error: string): HttpReply => jsonReply({ error }, status);

const decode = (body: Uint8Array): Json => {
  const text = new TextDecoder().decode(body);
  const value = text.trim() === '' ? {} : parseJson(text);
  if (!isJson(value)) throw new SimulatorInputError('The body must be a JSON object.');
  return value;
};

/** The control routes: one call of the simulator each. */
export const control = (simulator: Simulator, method: string, path: string, body: Uint8Array): HttpReply => {
  const verb = path.slice(CONTROL_PREFIX.length);
  try {
    if (method === 'POST' && Object.hasOwn(POST, verb)) return jsonReply(POST[verb]?.(simulator, decode(body)));
    if (method === 'GET' && Object.hasOwn(GET, verb)) return jsonReply(GET[verb]?.(simulator));
  } catch (error) {
    if (error instanceof SimulatorInputError) return mistake(400, error.message);
    throw error;
  }
  return mistake(404, `There is no ${method} ${path}. There are: ${VERBS}.`);
};
