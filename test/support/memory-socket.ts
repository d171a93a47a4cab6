import type { Socket, SocketFactory } from '../../src/model/socket.js';

/** A socket that does nothing until the test says so. */
export interface MemorySocket extends Socket {
  readonly url: string;
  readonly sent: readonly string[];
  /** Code we closed it with. */
  readonly closedWith: number | undefined;
  bufferedAmount: number;
  open(): void;
  say(frame: unknown): void;
  drop(code?: number, reason?: string): void;
}

type Handler = (event: unknown) => void;

export const createMemorySockets = (): { readonly createSocket: SocketFactory; readonly sockets: MemorySocket[] } => {
  const sockets: MemorySocket[] = [];
  return {
    sockets,
    createSocket(url) {
      const sent: string[] = [];
      let readyState = 0;
      let closedWith: number | undefined;
      const socket: MemorySocket = {
        url,
        sent,
        bufferedAmount: 0,
        onopen: null,
        onmessage: null,
        onclose: null,
        onerror: null,
        get readyState() {
          return readyState;
        },
        get closedWith() {
          return closedWith;
        },
        send: (data) => void sent.push(data),
        close(code = 1000) {
          if (readyState >= 2) return;
          readyState = 2;
          closedWith = code;
        },
        open() {
          readyState = 1;
          (socket.onopen as Handler | null)?.({});
        },
        say: (frame) =>
          (socket.onmessage as Handler | null)?.({ data: typeof frame === 'string' ? frame : JSON.stringify(frame) }),
        drop(code = 1006, reason = '') {
          readyState = 3;
          (socket.onclose as Handler | null)?.({ code, reason, wasClean: code !== 1006 });
        },
      };
      sockets.push(socket);
      return socket;
    },
  };
};
