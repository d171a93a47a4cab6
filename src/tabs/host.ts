import type { Secret } from '../model/secret.js';
import type { Command, ServerEvent } from '../protocol/events.js';
import type { Pace } from '../transport/rate-window.js';
import { openSocket, type SocketOrder, type WireHands } from '../transport/socket.js';
import type { SessionDeps, SessionReady } from '../session/session-types.js';
import type { Part } from './guest.js';
import { learn, understood, type Known, type Letter, type Word } from './words.js';

interface HostHands extends WireHands, Pick<SessionDeps, 'readPage'> {
  /** History pages for guests; the tab's own come on top. */
  readonly guestPace: Pace;
  readonly me: string;
  readonly known: Known;
  post(word: Word, to?: string): void;
  now(): number;
  wall(): number;
  newId(): string;
  /** Whether the token in use is still the stored one; the proof of the sign-in is read again, too. */
  check(): Promise<'same' | 'changed' | 'gone'>;
}

/**
 * Milliseconds. What reaches us later than this after it was said is not sent: its guest may have given us up, and settles it
 * with the history 3 s after that.
 */
const FRESH = 2_000;
/** A JWT lives about a minute by the service's clock. */
const JWT_TRUST = 45_000;
const MAX_OWNERS = 500;

const idOf = (command: Command): string =>
  'clientId' in command ? command.clientId : 'tracingId' in command ? command.tracingId : '';

/** The session is over, whoever asked. */
const isForAll = (event: ServerEvent): boolean =>
  event.type === 'request.refused' && (event.code === 4006 || event.code === 4007 || event.code === 4017);

/** The tab with the socket. Every other tab's frames go through it; what comes back goes to whom it is for, or to all. */
export const createHost = (hands: HostHands): Part => {
  const { me, known, post, sendBack, input, newId } = hands;
  /** The guests that were let in, and whether their first configure was answered. */
  const guests = new Map<string, boolean>();
  const waiting = new Set<string>();
  /** Who asked: by tracing id, and files by theirs. */
  const owners = new Map<string, string>();
  let ready: SessionReady | undefined;
  let isDetached = false;
  let asked = false;
  let authenticated = false;
  let speaker = me;
  let jwt: { readonly secret: Secret; readonly at: number } | undefined;
  let wanting: ((secret: Secret | undefined) => void)[] = [];
  let transmit: (order: SocketOrder) => void = () => {};
  const stopped = new AbortController();

  const own = (id: string, tab: string): void => {
    owners.delete(id);
    owners.set(id, tab);
    const [eldest] = owners.keys();
    if (owners.size > MAX_OWNERS && eldest !== undefined) owners.delete(eldest);
  };
  /** Whose a frame is; `undefined`: everybody's. */
  const ownerOf = (event: ServerEvent): string | undefined => {
    if (isForAll(event)) return undefined;
    const asking = 'tracingId' in event && event.tracingId !== undefined ? owners.get(event.tracingId) : undefined;
    const ofFile = 'attachmentId' in event ? owners.get(event.attachmentId) : undefined;
    switch (event.type) {
      case 'request.refused':
        // With one message in flight, a refusal that names nothing is about that; of several tabs, the last that spoke.
        return event.tracingId === undefined ? speaker : (asking ?? me);
      case 'session.ready':
      case 'session.detached':
      case 'upload.granted':
      case 'upload.refused':
      case 'upload.succeeded':
      case 'download.granted':
        return asking ?? ofFile ?? me;
      case 'jwt.received':
      case 'frame.ignored':
        return me;
      default:
        return undefined;
    }
  };

  const admit = (guest: string): void => {
    if (!ready) {
      waiting.add(guest);
      // The one who wanted a new session may be gone: then the socket belongs to nobody.
      if (isDetached) sendBack({ type: 'host.left' });
      return;
    }
    waiting.delete(guest);
    guests.set(guest, false);
    post({ is: 'open', session: known.session }, guest);
  };
  const dismiss = (): void => {
    guests.clear();
    post({ is: 'left' });
  };

  /** @returns what the tab itself is to hear of it. */
  const noteReady = (event: SessionReady, owner: string): readonly ServerEvent[] => {
    ready = event;
    isDetached = false;
    authenticated = asked;
    const isOurs = owner === me;
    if (event.newSession) {
      if (isOurs) known.session = newId();
      else learn(known, newId());
    }
    post({ is: 'up', session: known.session });
    if (!isOurs) post({ is: 'ready', ready: event }, owner);
    // Everybody else has the messages of the one before, and is to begin anew.
    if (event.newSession && !isOurs) sendBack({ type: 'host.left' });
    else if (event.newSession && guests.size > 0) dismiss();
    if (!isOurs) return [];
    waiting.forEach(admit);
    return [understood(known, event)];
  };

  const route = (data: unknown): readonly ServerEvent[] => {
    const events = input.decode(data);
    const [first] = events;
    if (!first) return events;
    const owner = ownerOf(first);
    if (first.type === 'session.ready') return noteReady(first, owner ?? me);
    if (first.type === 'jwt.received') {
      jwt = { secret: first.jwt, at: hands.now() };
      wanting.forEach((take) => take(first.jwt));
      wanting = [];
    }
    // Copied for nobody, each frame would cost as much as all the rest of it.
    if (owner !== me && guests.size > 0) post({ is: 'frame', data }, owner);
    return owner === undefined || owner === me ? events : [];
  };

  const leave = openSocket({
    input: { ...input, decode: route },
    receive: (listener) => (transmit = listener),
    sendBack(fact) {
      if (fact.type === 'socket.closed') {
        const { code, reason, unsent } = fact;
        post({ is: 'closed', code, reason, unsent });
      }
      sendBack(fact);
    },
  });

  const note = (command: Command, tab: string): void => {
    if (command.type === 'message.send') speaker = tab;
    if (command.type === 'session.configure') asked = command.authenticated;
    if (command.type !== 'session.close') return;
    ready = undefined;
    isDetached = true;
  };

  const take = (guest: string, command: Command): void => {
    if (command.type === 'jwt.get' || command.type === 'echo.send')
      return post({ is: 'alive', id: idOf(command) || undefined }, guest);
    const pass = (): void => {
      own(idOf(command), guest);
      if ('attachmentId' in command) own(command.attachmentId, guest);
      note(command, guest);
      transmit({ type: 'socket.transmit', command });
    };
    if (command.type !== 'session.configure') return pass();
    const isFirst = guests.get(guest) === false;
    guests.set(guest, true);
    // The socket is the session's already.
    if (isFirst && ready && !command.startNew && (authenticated || !command.authenticated))
      return post({ is: 'ready', ready: { ...ready, newSession: false, tracingId: command.tracingId } }, guest);
    // The proof is as fresh as the guest's: it lies in the common storage.
    void hands.check().then(() => stopped.signal.aborted || pass());
  };

  const obtainJwt = (): Promise<Secret | undefined> =>
    jwt && hands.now() - jwt.at < JWT_TRUST
      ? Promise.resolve(jwt.secret)
      : new Promise((resolve) => {
          wanting.push(resolve);
          transmit({ type: 'socket.transmit', command: { type: 'jwt.get', tracingId: newId() } });
        });

  const read = async ({ from, id, pageNumber, pageSize }: Extract<Letter, { is: 'read' }>): Promise<void> => {
    const wait = hands.guestPace.wait();
    if (wait > 0) {
      const result = { ok: false, kind: 'rate-limited', retryAfter: Math.ceil(wait / 1_000) } as const;
      return post({ is: 'page', id, result }, from);
    }
    hands.guestPace.note();
    const secret = await obtainJwt();
    const { signal } = stopped;
    if (!secret || signal.aborted) return;
    const result = await hands.readPage({ jwt: secret, pageNumber, pageSize, signal });
    if (!result.ok && result.kind === 'unauthorized') jwt = undefined;
    post({ is: 'page', id, result }, from);
  };

  return {
    order(order) {
      if (order.type === 'socket.transmit') note(order.command, me);
      transmit(order);
    },
    hear(letter) {
      const { from } = letter;
      if (letter.is === 'hello') {
        post({ is: 'wait' }, from);
        void hands.check().then((found) => {
          if (stopped.signal.aborted) return;
          if (found === 'same') admit(from);
          else sendBack({ type: `token.${found}` });
        });
      }
      if (!guests.has(from)) return;
      if (letter.is === 'read') void read(letter);
      if (letter.is !== 'order' || hands.wall() - letter.at > FRESH) return;
      if (ready || letter.command.type === 'session.configure') take(from, letter.command);
    },
    stop() {
      stopped.abort();
      wanting.forEach((take) => take(undefined));
      leave?.();
      dismiss();
    },
  };
};
