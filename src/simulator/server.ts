import { createServer, type IncomingMessage, type Server, type ServerResponse, STATUS_CODES } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { WebSocket, WebSocketServer } from 'ws';
import { MESSAGE_LIMIT_BYTES } from './gateway.js';
import type { SimulatorOptions } from './options.js';
import { createSimulator } from './simulator.js';
import type { ConnectionPort, HttpReply, ServerConnection, Simulator } from './simulator-types.js';

export interface SimulatorServerOptions extends SimulatorOptions {
  /** Default 0: any free port. */
  readonly port?: number;
  /** Address to listen on. Default: this machine only. */
  readonly host?: string;
}

export interface SimulatorServer {
  /** Origin of everything: sockets, REST, settings, files, control. */
  readonly url: string;
  readonly deploymentId: string;
  readonly simulator: Simulator;
  /** Closes every connection and the port; nothing of it keeps the process alive. */
  readonly stop: () => Promise<void>;
  /** Same as `stop`. */
  readonly close: () => Promise<void>;
}

/** The largest file, and some room. */
const LARGEST_BODY_BYTES = 11 * 1024 * 1024;

const EVENTS_PATH = '/_simulator/events';

const baseOf = (request: IncomingMessage): string => `http://${request.headers.host ?? 'localhost'}`;

const flatHeaders = (request: IncomingMessage): Record<string, string | undefined> =>
  Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]),
  );

const refuseUpgrade = (socket: Duplex, status: number): void => {
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
};

/** A text frame's header, and half of what it announces. */
const partOfFrame = (text: string): Buffer => {
  const payload = Buffer.from(text);
  const header = Buffer.alloc(payload.length < 126 ? 2 : 4);
  header[0] = 0x81;
  header[1] = payload.length < 126 ? payload.length : 126;
  if (header.length === 4) header.writeUInt16BE(Math.min(payload.length, 0xffff), 2);
  return Buffer.concat([header, payload.subarray(0, payload.length / 2)]);
};

const portOf = (webSocket: WebSocket, socket: Duplex): ConnectionPort => ({
  send: (text) => {
    if (webSocket.readyState === WebSocket.OPEN) webSocket.send(text);
  },
  close: (code, reason) => webSocket.close(code, reason),
  destroy: () => webSocket.terminate(),
  sendPartly: (text) => {
    socket.write(partOfFrame(text), () => webSocket.terminate());
  },
});

const serveSocket = (simulator: Simulator, webSocket: WebSocket, socket: Duplex, request: IncomingMessage): void => {
  const { url = '/', headers } = request;
  const connection: ServerConnection = simulator.open(portOf(webSocket, socket), {
    url,
    origin: headers.origin,
    base: baseOf(request),
  });
  webSocket.on('message', (data: Buffer) => connection.receive(data.toString()));
  webSocket.on('ping', () => {
    if (!connection.stalled && webSocket.readyState === WebSocket.OPEN) webSocket.pong();
  });
  webSocket.on('close', () => connection.closed());
  // A reset or a bad frame ends in `close`, which is handled.
  webSocket.on('error', () => undefined);
};

const watchUpgrades = (server: Server, simulator: Simulator): WebSocketServer => {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MESSAGE_LIMIT_BYTES, autoPong: false });
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy());
    const answer = simulator.handshake({
      url: request.url ?? '/',
      origin: request.headers.origin,
      base: baseOf(request),
    });
    if (!answer.accepted) return refuseUpgrade(socket, answer.status);
    const accept = (): void =>
      sockets.handleUpgrade(request, socket, head, (webSocket) => serveSocket(simulator, webSocket, socket, request));
    if (answer.delayMs > 0) simulator.later(answer.delayMs, accept);
    else accept();
  });
  return sockets;
};

/** `undefined` when it is too large. */
const readBody = async (request: IncomingMessage): Promise<Buffer | undefined> => {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > LARGEST_BODY_BYTES) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
};

/** The network goes away when the first bytes have come. */
const cut = (request: IncomingMessage): void => {
  for (const moment of ['data', 'end']) request.once(moment, () => request.socket.destroy());
};

const write = (response: ServerResponse, { status, headers, body }: HttpReply): void => {
  if (response.destroyed || response.headersSent) return;
  response.writeHead(status, headers);
  response.end(body);
};

const plain = (status: number, error: string): HttpReply => ({
  status,
  headers: { 'content-type': 'application/json', 'access-control-allow-origin': '*', connection: 'close' },
  body: JSON.stringify({ error }),
});

/** Server-sent events: every change, for a desk that watches. */
const serveEvents = (simulator: Simulator, response: ServerResponse): void => {
  response.writeHead(200, {
    'content-type': 'text/event-stream',
    'cache-control': 'no-store',
    'access-control-allow-origin': '*',
  });
  response.write(': watching\n\n');
  const stop = simulator.on((event) => response.write(`event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`));
  response.on('close', stop);
};

const answer = async (simulator: Simulator, request: IncomingMessage, response: ServerResponse): Promise<void> => {
  const { method = 'GET', url = '/' } = request;
  if (!URL.canParse(url, 'http://simulator.invalid')) return write(response, plain(400, 'The address is not valid.'));
  if (method === 'GET' && url.split('?')[0] === EVENTS_PATH) return serveEvents(simulator, response);
  if (simulator.cuts({ method, url })) return cut(request);
  const body = await readBody(request);
  if (!body) return write(response, plain(413, 'The body is too large.'));
  write(response, await simulator.http({ method, url, headers: flatHeaders(request), body, base: baseOf(request) }));
};

const listen = (server: Server, port: number, host: string): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });

/**
 * The fake service on a port of this machine.
 *
 * @throws Error - With code `EADDRINUSE` when the port is taken.
 */
export const startSimulator = async ({
  port = 0,
  host = '127.0.0.1',
  ...options
}: SimulatorServerOptions = {}): Promise<SimulatorServer> => {
  const simulator = createSimulator(options);
  const server = createServer((request, response) => {
    response.on('error', () => undefined);
    // A client that went away in the middle of its body, or a listener that threw.
    answer(simulator, request, response).catch(() => write(response, plain(500, 'The simulator failed.')));
  });
  server.on('clientError', (_error, socket: Duplex) =>
    socket.writable ? refuseUpgrade(socket, 400) : socket.destroy(),
  );
  const raw = new Set<Socket>();
  server.on('connection', (socket) => {
    raw.add(socket);
    socket.on('close', () => raw.delete(socket));
  });
  watchUpgrades(server, simulator);
  const actualPort = await listen(server, port, host);

  let stopped: Promise<void> | undefined;
  const stop = (): Promise<void> =>
    (stopped ??= new Promise((resolve) => {
      simulator.dispose();
      server.close(() => resolve());
      // Upgraded sockets are no longer the server's; a peer that never answers a close frame must not hold it open.
      for (const socket of raw) socket.destroySoon();
    }));
  const url = `http://localhost:${actualPort}`;
  return { url, deploymentId: simulator.deploymentId, simulator, stop, close: stop };
};
