import type { Socket } from '../model/socket.js';
import { byteLength } from './json.js';
import type { ConnectionPort, ServerConnection, Simulator } from './simulator-types.js';
import { defer } from './simulator-environment.js';

/** A socket as a browser's, as far as a client can tell. Handlers get plain objects shaped like the events. */
export interface InPageSocket extends Socket {
  readonly url: string;
}

const CONNECTING = 0;
const OPEN = 1;
const CLOSING = 2;
const CLOSED = 3;

/** How long a browser waits for the answer to its close frame. */
const CLOSE_TIMEOUT_MS = 60_000;

type Handler = ((event: never) => void) | null;

const call = (handler: Handler, event: object): void => handler?.(event as never);

export interface SocketWorld {
  readonly simulator: Simulator;
  readonly origin: string | undefined;
}

/**
 * Opens, delivers and closes in microtasks, in the order things happened; only delays need the clock.
 * Bytes count as handed over once their microtask ran: what is written in the tick of a drop never left.
 */
export const createInPageSocket = ({ simulator, origin }: SocketWorld, url: string): InPageSocket => {
  let readyState = CONNECTING;
  let bufferedAmount = 0;
  let server: ServerConnection | undefined;

  const finish = (code: number, reason: string, wasClean: boolean): void => {
    if (readyState === CLOSED) return;
    readyState = CLOSED;
    server?.closed();
    if (!wasClean) call(socket.onerror, { type: 'error' });
    call(socket.onclose, { type: 'close', code, reason, wasClean });
  };

  const port: ConnectionPort = {
    send: (data) =>
      defer(() => {
        if (readyState === OPEN) call(socket.onmessage, { type: 'message', data });
      }),
    close: (code, reason) => defer(() => finish(code, reason, true)),
    destroy: () => defer(() => finish(1006, '', false)),
  };

  const open = (): void => {
    const request = { url, origin, base: originOf(url) };
    const answer = simulator.handshake(request);
    if (!answer.accepted) return finish(1006, '', false);
    const accept = (): void => {
      if (readyState !== CONNECTING) return;
      readyState = OPEN;
      server = simulator.open(port, request);
      call(socket.onopen, { type: 'open' });
    };
    if (answer.delayMs > 0) simulator.later(answer.delayMs, accept);
    else accept();
  };

  const socket: InPageSocket = {
    url,
    onopen: null,
    onmessage: null,
    onclose: null,
    onerror: null,
    get readyState() {
      return readyState;
    },
    get bufferedAmount() {
      return bufferedAmount;
    },
    send: (data) => {
      if (readyState === CONNECTING) throw new DOMException('Still in CONNECTING state.', 'InvalidStateError');
      const bytes = byteLength(data);
      bufferedAmount += bytes;
      if (readyState !== OPEN) return;
      defer(() => {
        // Closing waits for what was written before it; a lost network does not.
        if (readyState === CLOSED) return;
        bufferedAmount -= bytes;
        server?.receive(data);
      });
    },
    close: (code, reason = '') => {
      if (code !== undefined && code !== 1000 && (code < 3000 || code > 4999)) {
        throw new DOMException(`The code must be 1000 or between 3000 and 4999, not ${code}.`, 'InvalidAccessError');
      }
      if (readyState >= CLOSING) return;
      const wasConnecting = readyState === CONNECTING;
      readyState = CLOSING;
      defer(() => {
        if (wasConnecting) return finish(1006, '', false);
        // A mute peer never answers the close frame.
        if (server?.stalled) simulator.later(CLOSE_TIMEOUT_MS, () => finish(1006, '', false));
        else finish(code ?? 1005, reason, true);
      });
    },
  };

  defer(() => {
    if (readyState === CONNECTING) open();
  });
  return socket;
};

/** `ws:` becomes `http:`, so that addresses handed out look right. */
export const originOf = (url: string): string => new URL(url).origin.replace(/^ws/, 'http');
