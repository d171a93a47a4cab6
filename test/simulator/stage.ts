import { WebSocket } from 'ws';
import {
  connectInPage,
  createSimulator,
  type Simulator,
  type SimulatorClock,
  type SimulatorOptions,
} from '../../src/simulator/index.js';
import { startSimulator } from '../../src/simulator/node.js';
import { createTestClock } from '../support/clock.js';
import { createClient, type Client, type ClientSocket } from './client.js';

export const EPOCH = Date.UTC(2026, 2, 11, 9, 0, 0);
export const ORIGIN = 'https://shop.example.test';

export interface FetchInit {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array<ArrayBuffer>;
  readonly signal?: AbortSignal;
}

interface Response {
  readonly ok: boolean;
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  text(): Promise<string>;
  arrayBuffer(): Promise<ArrayBuffer>;
}

/** A simulator whose time the test moves, and a way to reach it. */
export interface Stage {
  readonly simulator: Simulator;
  readonly url: string;
  advance(ms: number): void;
  readonly fetch: (path: string, init?: FetchInit) => Promise<Response>;
  /** A socket as a page of ORIGIN, or of another origin, opens it. */
  socket(query?: string, origin?: string): ClientSocket;
  /** An opened connection that is not configured. */
  connect(): Promise<Client>;
  /** An opened and configured connection. */
  join(token?: string): Promise<Client>;
  stop(): Promise<void>;
}

export type StartStage = (options?: SimulatorOptions) => Promise<Stage>;

const epochClock = () => {
  const clock = createTestClock();
  const simulated: SimulatorClock = {
    now: () => EPOCH + clock.now(),
    setTimeout: (fn, ms) => clock.setTimeout(fn, ms),
    clearTimeout: (id) => clock.clearTimeout(id),
  };
  return { clock, simulated };
};

type Way = Pick<Stage, 'simulator' | 'url' | 'fetch' | 'stop'> & {
  readonly open: (url: string, origin: string) => ClientSocket;
};

const stageOn = (way: Way, advance: (ms: number) => void): Stage => {
  const stage: Stage = {
    ...way,
    advance,
    socket: (query = `deploymentId=${way.simulator.deploymentId}`, origin = ORIGIN) =>
      way.open(`${way.url.replace('http', 'ws')}/v1?${query}`, origin),
    async connect() {
      const client = createClient(stage.socket(), way.simulator.deploymentId);
      await client.opened;
      return client;
    },
    async join(token = 'guest-token') {
      const client = await stage.connect();
      await client.configure(token);
      return client;
    },
  };
  return stage;
};

/** No network: the simulator in this page. */
export const startInPage: StartStage = async (options = {}) => {
  const { clock, simulated } = epochClock();
  const simulator = createSimulator({ clock: simulated, ...options });
  const url = 'http://simulator.test';
  const { fetch } = connectInPage(simulator, { origin: ORIGIN });
  const way: Way = {
    simulator,
    url,
    fetch: (path, init) => fetch(path.startsWith('http') ? path : url + path, init),
    open: (address, origin) => connectInPage(simulator, { origin }).createSocket(address),
    stop: async () => simulator.dispose(),
  };
  return stageOn(way, (ms) => clock.increment(ms));
};

/** Through a port of this machine. */
export const startOnPort: StartStage = async (options = {}) => {
  const { clock, simulated } = epochClock();
  const { simulator, url, stop } = await startSimulator({ clock: simulated, ...options });
  const way: Way = {
    simulator,
    url,
    fetch: (path, init) =>
      fetch(path.startsWith('http') ? path : url + path, { ...init, headers: { origin: ORIGIN, ...init?.headers } }),
    open: (address, origin) => new WebSocket(address, { origin }),
    stop,
  };
  return stageOn(way, (ms) => clock.increment(ms));
};

/** Waits for what a real port brings in its own time; each round gives the event loop a turn. */
export const until = async (fact: () => boolean): Promise<void> => {
  while (!fact()) await new Promise((resolve) => setImmediate(resolve));
};
