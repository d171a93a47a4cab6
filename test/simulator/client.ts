import assert from 'node:assert/strict';

export interface Frame {
  readonly type: string;
  readonly class: string;
  readonly code: number;
  readonly tracingId?: string;
  // The tests look into bodies of every kind.
  readonly body: Body;
}

export type Body = Readonly<Record<string, unknown>> & {
  readonly id?: string;
  readonly text?: string;
  readonly type?: string;
  readonly direction?: string;
  readonly channel?: { readonly time?: string; readonly messageId?: string; readonly type?: string };
  readonly metadata?: Readonly<Record<string, string>>;
};

interface CloseInfo {
  readonly code: number;
  readonly wasClean: boolean;
}

export interface ClientSocket {
  onopen: ((event: never) => void) | null;
  onmessage: ((event: never) => void) | null;
  onclose: ((event: never) => void) | null;
  onerror: ((event: never) => void) | null;
  send(data: string): void;
  close(code?: number, reason?: string): void;
}

/** A plain client: what it sends is what the test says, what it receives comes in order. */
export interface Client {
  readonly opened: Promise<void>;
  readonly closed: Promise<CloseInfo>;
  readonly token: string;
  send(frame: object | string): void;
  /** The next text that arrives, or that has arrived and was not taken. */
  nextText(): Promise<string>;
  next(): Promise<Frame>;
  /** Configures, and returns the answer. */
  configure(token: string, more?: object): Promise<Frame>;
  say(text: string, tracingId?: string): void;
  event(event: object): void;
  jwt(): Promise<string>;
  /** Sends an echo and expects its reply to be the very next frame: nothing else had been sent. */
  expectSilence(): Promise<void>;
  close(): void;
}

export const createClient = (socket: ClientSocket, deploymentId: string): Client => {
  const texts: string[] = [];
  const waiting: ((text: string) => void)[] = [];
  let token = '';
  let echoes = 0;

  socket.onmessage = ({ data }: { data: unknown }) => {
    const take = waiting.shift();
    if (take) take(String(data));
    else texts.push(String(data));
  };
  const closed = new Promise<CloseInfo>((resolve) => {
    socket.onclose = ({ code, wasClean }: CloseInfo) => resolve({ code, wasClean });
  });
  const opened = new Promise<void>((resolve, reject) => {
    socket.onopen = () => resolve();
    socket.onerror = () => reject(new Error('the socket did not open'));
  });
  opened.catch(() => undefined);

  const client: Client = {
    opened,
    closed,
    get token() {
      return token;
    },
    send: (frame) => socket.send(typeof frame === 'string' ? frame : JSON.stringify(frame)),
    nextText: async () => texts.shift() ?? new Promise<string>((resolve) => waiting.push(resolve)),
    next: async () => JSON.parse(await client.nextText()) as Frame,
    async configure(newToken, more = {}) {
      token = newToken;
      client.send({ action: 'configureSession', token, deploymentId, tracingId: 'configure', ...more });
      return client.next();
    },
    say: (text, tracingId = `t-${text}`) =>
      client.send({ action: 'onMessage', token, tracingId, message: { type: 'Text', text } }),
    event: (event) =>
      client.send({ action: 'onMessage', token, tracingId: 'event', message: { type: 'Event', events: [event] } }),
    async jwt() {
      client.send({ action: 'getJwt', token, tracingId: 'jwt' });
      const { body } = await client.next();
      return String(body['jwt']);
    },
    async expectSilence() {
      const tracingId = `silence-${++echoes}`;
      client.send({ action: 'echo', token, tracingId, message: { type: 'Text', text: 'ping' } });
      const frame = await client.next();
      assert.equal(frame.tracingId, tracingId, `unexpected frame: ${JSON.stringify(frame)}`);
    },
    close: () => socket.close(1000),
  };
  return client;
};

export const TYPING = { eventType: 'Typing', typing: { type: 'On' } };
export const JOIN = { eventType: 'Presence', presence: { type: 'Join' } };
export const CLEAR = { eventType: 'Presence', presence: { type: 'Clear' } };
