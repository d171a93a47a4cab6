import type { Json } from './json.js';
import type { Scenario, ScenarioName } from './scenario-types.js';
import { realClock, type SimulatorClock } from './simulator-environment.js';

/** What the service limits. */
export interface SimulatorLimits {
  /** Bytes of UTF-8 in a text; over it, error 4011. Default 4096. */
  readonly textBytes: number;
  /** Bytes of UTF-8 in all keys and values of the custom attributes; over it, error 4013. Default 2048. */
  readonly attributeBytes: number;
  /** Messages of one session in any second; over it, 429. Default 5. */
  readonly messagesPerSecond: number;
  /** Requests of one connection in any minute (the service: 60). Not enforced by default. */
  readonly requestsPerMinute: number | undefined;
  /** History requests of one session in any minute (the service: 10). Not enforced by default. */
  readonly historyPerMinute: number | undefined;
  /** `echo` requests of one connection in any minute (the service: 2). Not enforced by default. */
  readonly echoPerMinute: number | undefined;
  /** Live connections of one token; one more evicts the oldest. Default 3. */
  readonly connectionsPerSession: number;
}

/** Everything is optional. What is not known about the real service for certain is a switch here. */
export interface SimulatorOptions {
  /** The only deployment there is. */
  readonly deploymentId?: string;
  /** Ids, choices of the scenarios. The same seed gives the same ids. Default 1. */
  readonly seed?: number;
  /** Default: the real time. */
  readonly clock?: SimulatorClock;
  /** Who answers. Default `quiet`: nobody. */
  readonly scenario?: ScenarioName | Scenario;
  /** Host names that may use the deployment, subdomains included; only with `allowAllDomains: false`. */
  readonly allowedOrigins?: readonly string[];
  /** Default: true, unless `allowedOrigins` is given. */
  readonly allowAllDomains?: boolean;
  /** Refuse the handshake of other origins. Default true. */
  readonly checkOrigin?: boolean;
  /** Refuse the handshake for another deployment id. Default true. */
  readonly checkDeployment?: boolean;
  /** Error code for a request on a connection that was not configured. Default 403; 4007 is the other candidate. */
  readonly unconfiguredCode?: number;
  /** Error code for a send in a read-only session. Default 409; 403 is the other candidate. */
  readonly readOnlyCode?: number;
  /** What the agent's leaving does. Default `Send`: the guest may write on. */
  readonly disconnectMode?: 'Send' | 'ReadOnly';
  /** Seconds a session lives after its last message. Default 259 200 (72 h). */
  readonly durationSeconds?: number;
  readonly limits?: Partial<SimulatorLimits>;
  /** Merged over the deployment configuration; the flags in it are obeyed. */
  readonly config?: Json;
  /** Milliseconds between commit and echo. Default 0: at once. */
  readonly echoDelayMs?: number;
  /** Milliseconds between the bytes of a file and its event. Default 50. */
  readonly uploadDelayMs?: number;
  /** Milliseconds a download address works. Default 600 000. */
  readonly downloadLifeMs?: number;
  /** Milliseconds until the gateway closes a connection with 1001. Default 7 200 000 (2 h). */
  readonly socketLifeMs?: number;
  /** Milliseconds without a frame either way until the gateway closes with 1001. Default 600 000. */
  readonly socketIdleMs?: number;
  /** Milliseconds a JWT of a sign-in is good for; `Infinity` is for ever. Default 900 000 (15 min). */
  readonly authLifeMs?: number;
  /** A code is exchanged once and refused afterwards. Default false, so that a demo page can be loaded again. */
  readonly singleUseCodes?: boolean;
  /** History gives `metadata` back as sent. Default true; false leaves it out. */
  readonly historyMetadata?: boolean;
  /** Other connections' copies of an echo carry its `tracingId` too. Default true. */
  readonly othersGetTracingId?: boolean;
  /** Outbound messages have `channel.messageId`, equal to their id. Default false. */
  readonly outboundMessageId?: boolean;
  /** Custom attributes count at the old place too, beside `message`. Default false. */
  readonly legacyAttributes?: boolean;
  /** History after "start new" still holds the former conversation. Default false. */
  readonly keepHistoryOnStartNew?: boolean;
  /** Origin under which the simulator is reached; fills the addresses in config.json. Default: the one it was asked at. */
  readonly publicUrl?: string;
  /** Frames kept for `frames()`; the oldest go first. Default 10 000. */
  readonly frameLimit?: number;
}

export type ResolvedOptions = Required<Omit<SimulatorOptions, 'limits' | 'publicUrl'>> & {
  readonly limits: SimulatorLimits;
  readonly publicUrl: string | undefined;
};

export const DEFAULT_DEPLOYMENT_ID = '5a1d3c70-8e42-4b9f-b6d1-90c7e2f4a835';

const DEFAULT_LIMITS: SimulatorLimits = {
  textBytes: 4096,
  attributeBytes: 2048,
  messagesPerSecond: 5,
  requestsPerMinute: undefined,
  historyPerMinute: undefined,
  echoPerMinute: undefined,
  connectionsPerSession: 3,
};

const DEFAULTS = {
  deploymentId: DEFAULT_DEPLOYMENT_ID,
  seed: 1,
  clock: realClock,
  scenario: 'quiet',
  allowedOrigins: [],
  checkOrigin: true,
  checkDeployment: true,
  unconfiguredCode: 403,
  readOnlyCode: 409,
  disconnectMode: 'Send',
  durationSeconds: 259_200,
  config: {},
  echoDelayMs: 0,
  uploadDelayMs: 50,
  downloadLifeMs: 600_000,
  socketLifeMs: 7_200_000,
  socketIdleMs: 600_000,
  authLifeMs: 900_000,
  singleUseCodes: false,
  historyMetadata: true,
  othersGetTracingId: true,
  outboundMessageId: false,
  legacyAttributes: false,
  keepHistoryOnStartNew: false,
  publicUrl: undefined,
  frameLimit: 10_000,
} as const satisfies Omit<ResolvedOptions, 'limits' | 'allowAllDomains'>;

const withoutUndefined = <T extends object>(given: T): T =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as T;

export const resolveOptions = (given: SimulatorOptions): ResolvedOptions => {
  const options = withoutUndefined(given);
  return {
    ...DEFAULTS,
    allowAllDomains: options.allowedOrigins === undefined,
    ...options,
    limits: { ...DEFAULT_LIMITS, ...withoutUndefined(options.limits ?? {}) },
    publicUrl: options.publicUrl,
  };
};
