import { fromCallback } from 'xstate';
import type { Command, ServerEvent } from '../protocol/events.js';
import type { SocketFactory } from '../model/socket.js';

export interface SocketInput {
  readonly createSocket: SocketFactory;
  readonly url: string;
  readonly encode: (command: Command) => string;
  readonly decode: (data: unknown) => readonly ServerEvent[];
  readonly byteLength: (text: string) => number;
  /** Another way to the service than a socket of its own; default `openSocket`. */
  readonly wire?: Wire;
}

export type SocketOrder =
  | { readonly type: 'socket.transmit'; readonly command: Command }
  /** Answer the next frame, whatever it is, with one `socket.heard`. */
  | { readonly type: 'socket.listen' }
  /** The peer is mute: when this actor stops, leave with 4400 instead of 1000. */
  | { readonly type: 'socket.condemn' };

export type SocketFact =
  | { readonly type: 'socket.opened' }
  | { readonly type: 'socket.heard' }
  /** `unsent`: client ids of messages that certainly never left this machine. */
  | {
      readonly type: 'socket.closed';
      readonly code: number;
      readonly reason: string;
      readonly unsent: readonly string[];
    }
  /** The tab that held the socket for this one is gone; another socket will serve. */
  | { readonly type: 'host.left' }
  /** Another tab, or an end of the chat there, has changed what is stored: the token in use is not the one to use. */
  | { readonly type: 'token.changed' | 'token.gone' };

export interface WireHands {
  readonly sendBack: (fact: SocketFact | ServerEvent) => void;
  readonly receive: (listener: (order: SocketOrder) => void) => void;
  readonly input: SocketInput;
}

/** @returns what closes it. */
export type Wire = (hands: WireHands) => (() => void) | undefined;

/**
 * One WebSocket, from now until it is closed by what this returns.
 *
 * Closing detaches every handler first and does not wait: on a mute peer the close event would come only after 20 s (Firefox)
 * or 60 s (Chromium), and an old socket must have no voice.
 */
export const openSocket: Wire = ({ sendBack, receive, input }) => {
  /** Bytes given to `send` so far, and where each message's frame began among them. */
  let offered = 0;
  const starts = new Map<string, number>();
  let listening = false;
  let leaveCode = 1000;
  let socket: ReturnType<SocketFactory>;
  const say = (fact: SocketFact | ServerEvent): void => sendBack(fact);

  try {
    socket = input.createSocket(input.url);
  } catch {
    // A policy (CSP, mixed content) may refuse the very construction.
    say({ type: 'socket.closed', code: 1006, reason: '', unsent: [] });
    return undefined;
  }

  /**
   * Certainly unsent = every byte of its frame is still in the buffer. Only true at the close event: a socket that is
   * merely closing may still flush. (`ws` counts frame headers too; whole frames keep that harmless.)
   */
  const unsent = (): string[] =>
    [...starts].filter(([, start]) => offered > start && socket.bufferedAmount >= offered - start).map(([id]) => id);

  socket.onopen = () => say({ type: 'socket.opened' });
  socket.onmessage = ({ data }: { data: unknown }) => {
    if (listening) {
      listening = false;
      say({ type: 'socket.heard' });
    }
    for (const event of input.decode(data)) say(event);
  };
  socket.onclose = ({ code, reason }: { code: number; reason: string }) =>
    say({ type: 'socket.closed', code, reason: String(reason ?? ''), unsent: unsent() });
  // An error is always followed by close, which says more. A handler has to stay: in Node an unheard error is thrown.
  const ignore = (): void => {};
  socket.onerror = ignore;

  receive((order) => {
    if (order.type === 'socket.listen') listening = true;
    else if (order.type === 'socket.condemn') leaveCode = 4400;
    else {
      const text = input.encode(order.command);
      if (order.command.type === 'message.send') starts.set(order.command.clientId, offered);
      offered += input.byteLength(text);
      socket.send(text);
    }
  });

  return () => {
    socket.onopen = socket.onmessage = socket.onclose = null;
    socket.onerror = ignore;
    socket.close(leaveCode);
  };
};

/** One wire as one actor: it lives as long as the state that invokes it. */
export const socketLogic = fromCallback<SocketOrder, SocketInput>((hands) => (hands.input.wire ?? openSocket)(hands));
