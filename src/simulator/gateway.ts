import { close, forget } from './connections.js';
import { takeFault } from './faults.js';
import { byteLength } from './json.js';
import { isOriginAllowed } from './origins.js';
import { handleText } from './requests/handle.js';
import type { ConnectionPort, Handshake, HandshakeRequest, ServerConnection } from './simulator-types.js';
import { type Connection, recordFrame, type World } from './world.js';

/** Bytes of a message the gateway takes; more closes with 1009. */
export const MESSAGE_LIMIT_BYTES = 128 * 1024;

const HANDSHAKES_KEPT = 10_000;

/** May this socket open? Nobody is identified here: that is what configure is for. */
export const handshake = (world: World, request: HandshakeRequest): Handshake => {
  const status = refusal(world, request);
  world.handshakes.push({ at: world.now(), status: status ?? 101 });
  if (world.handshakes.length > HANDSHAKES_KEPT) world.handshakes.shift();
  if (status !== undefined) return { accepted: false, status };
  return { accepted: true, delayMs: takeFault(world, 'slow-open', undefined)?.ms ?? 0 };
};

const refusal = (world: World, { url, origin }: HandshakeRequest): number | undefined => {
  const { options } = world;
  const { pathname, searchParams } = new URL(url, 'http://simulator.invalid');
  if (pathname !== '/v1') return 404;
  const refuse = takeFault(world, 'refuse', undefined);
  if (refuse) return refuse.status ?? 503;
  if (options.checkDeployment && searchParams.get('deploymentId') !== options.deploymentId) return 403;
  if (options.checkOrigin && !isOriginAllowed(options, origin)) return 403;
  return undefined;
};

export const openConnection = (world: World, port: ConnectionPort, base: string): ServerConnection => {
  const connection: Connection = {
    id: ++world.counters.connection,
    port,
    base: world.options.publicUrl ?? base,
    session: undefined,
    alive: true,
    stall: undefined,
    queue: [],
    notBefore: 0,
    overtaken: undefined,
    requests: [],
    echoes: [],
    lastFrameAt: world.now(),
    stopTimers: [],
  };
  world.connections.add(connection);
  watchAge(world, connection);
  world.emit({ type: 'connection', connection: connection.id, open: true });
  return {
    id: connection.id,
    get stalled() {
      return connection.stall !== undefined;
    },
    receive: (text) => receive(world, connection, text),
    closed: () => forget(world, connection),
  };
};

/** The gateway's own ends: after two hours, and after ten minutes without a frame. */
const watchAge = (world: World, connection: Connection): void => {
  const { socketLifeMs, socketIdleMs } = world.options;
  const goAway = (): void => close(world, connection, 1001, 'Going away');
  const watchIdle = (ms: number): void => {
    connection.stopTimers[1] = world.later(ms, () => {
      const left = connection.lastFrameAt + socketIdleMs - world.now();
      if (left > 0) watchIdle(left);
      else goAway();
    });
  };
  connection.stopTimers[0] = world.later(socketLifeMs, goAway);
  watchIdle(socketIdleMs);
};

const receive = (world: World, connection: Connection, text: string): void => {
  if (!connection.alive) return;
  connection.lastFrameAt = world.now();
  recordFrame(world, connection, 'inbound', text);
  const { stall } = connection;
  // Without `commit` it is gone, whatever later faults say.
  if (stall) {
    if (stall.commit) stall.swallowed.push(text);
  } else if (byteLength(text) > MESSAGE_LIMIT_BYTES) close(world, connection, 1009, 'Message too big');
  else handleText(world, connection, text);
};
