import { Secret } from '../model/secret.js';
import type { SocketOrder, WireHands } from '../transport/socket.js';
import type { PageResult } from '../session/history-walk.js';
import type { SessionDeps } from '../session/session-types.js';
import { learn, understood, type Known, type Letter, type Word } from './words.js';

/** What a tab is on the line. */
export interface Part {
  order(order: SocketOrder): void;
  hear(letter: Letter): void;
  stop(): void;
}

interface GuestHands extends WireHands {
  readonly known: Known;
  post(word: Word, to?: string): void;
  wall(): number;
  newId(): string;
  /** Somebody has answered. */
  led(): void;
}

export interface Guest extends Part {
  /** Whether anybody has answered. */
  readonly isLed: boolean;
  readonly readPage: SessionDeps['readPage'];
}

/**
 * A wire that is another tab's socket. Its host may vanish with what was given to it: a message is in doubt then, as with any
 * dead socket, and the history settles it.
 */
export const createGuest = ({ sendBack, input, known, post, wall, newId, led }: GuestHands): Guest => {
  let host: string | undefined;
  let isOpen = false;
  let isListening = false;
  const reading = new Map<string, (result: PageResult) => void>();
  const unread: PageResult = { ok: false, kind: 'network' };

  return {
    get isLed() {
      return host !== undefined;
    },
    order(order) {
      if (order.type === 'socket.listen') isListening = true;
      else if (order.type === 'socket.transmit') post({ is: 'order', command: order.command, at: wall() }, host);
    },
    hear(letter) {
      if (letter.is === 'wait' || letter.is === 'open') {
        if (isOpen) return;
        host = letter.from;
        led();
      }
      if (letter.from !== host) return;
      if (isListening) {
        isListening = false;
        sendBack({ type: 'socket.heard' });
      }
      switch (letter.is) {
        case 'open':
          isOpen = true;
          learn(known, letter.session);
          return sendBack({ type: 'socket.opened' });
        case 'ready':
          return sendBack(understood(known, letter.ready));
        case 'frame':
          return input.decode(letter.data).forEach(sendBack);
        case 'alive':
          // What a walk needs in order to ask: the host has the real one.
          return sendBack({
            type: 'jwt.received',
            jwt: new Secret(''),
            ...(letter.id !== undefined && { tracingId: letter.id }),
          });
        case 'page':
          return reading.get(letter.id)?.(letter.result);
        case 'closed': {
          const { code, reason, unsent } = letter;
          return sendBack({ type: 'socket.closed', code, reason, unsent });
        }
        case 'left':
          return sendBack({ type: 'host.left' });
        default:
        // What guests say to their host, and what is for everybody.
      }
    },
    readPage: ({ pageNumber, pageSize, signal }) =>
      new Promise((resolve) => {
        const id = newId();
        const end = (result: PageResult): void => {
          reading.delete(id);
          resolve(result);
        };
        reading.set(id, end);
        signal.addEventListener('abort', () => end(unread), { once: true });
        post({ is: 'read', id, pageNumber, pageSize }, host);
      }),
    stop: () => [...reading.values()].forEach((end) => end(unread)),
  };
};
