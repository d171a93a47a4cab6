/**
 * The part of a WebSocket we use, without DOM types: the browser's, `ws`'s and the in-page simulator's all fit.
 * Handlers are properties, so that detaching them is one assignment each.
 */
export interface Socket {
  /** RFC 6455 state as in WHATWG: 0 connecting, 1 open, 2 closing, 3 closed. */
  readonly readyState: number;
  /** Bytes given to `send` and not handed to the network; keeps its value after close. */
  readonly bufferedAmount: number;
  onopen: ((event: never) => void) | null;
  onmessage: ((event: never) => void) | null;
  onclose: ((event: never) => void) | null;
  onerror: ((event: never) => void) | null;
  send(data: string): void;
  close(code?: number, reason?: string): void;
}

export type SocketFactory = (url: string) => Socket;
