import type { Chat, ChatEvents, DeploymentSettings } from '../../src/chat/chat.js';
import { createStore, type Writable } from '../../src/chat/store.js';
import type { Connection, SessionInfo, Status, Typing } from '../../src/model/connection.js';
import type { Message } from '../../src/model/message.js';
import type { MediaRules, Upload } from '../../src/model/upload.js';

type Listeners = { [K in keyof ChatEvents]: Set<(detail: ChatEvents[K]) => void> };

/** A chat that does nothing until the test says so, and remembers what it was asked. */
export interface FakeChat extends Chat {
  readonly status: Writable<Status>;
  readonly connection: Writable<Connection>;
  readonly messages: Writable<readonly Message[]>;
  readonly typing: Writable<Typing | undefined>;
  readonly pending: Writable<readonly Message[]>;
  readonly session: Writable<SessionInfo | undefined>;
  readonly settings: Writable<DeploymentSettings>;
  readonly hasOlder: Writable<boolean>;
  readonly pausedUntil: Writable<number | undefined>;
  readonly missed: Writable<number>;
  readonly uploads: Writable<readonly Upload[]>;
  readonly files: Writable<MediaRules | undefined>;
  readonly draft: Writable<string>;
  /** Names of the methods called, with their argument, in order. */
  readonly calls: readonly string[];
  emit<K extends keyof ChatEvents>(type: K, detail: ChatEvents[K]): void;
  /** Sets status and connection together, as the real one does. */
  become(status: Status, connection?: Partial<Connection>): void;
  /** Adds messages at the end; what others wrote is announced as live. */
  receive(...messages: readonly Message[]): void;
  answerSend(answer: () => Promise<Message>): void;
  answerOlder(answer: () => Promise<{ added: number; complete: boolean }>): void;
}

export const SETTINGS: DeploymentSettings = {
  title: undefined,
  subtitle: undefined,
  accent: undefined,
  showAgentTyping: true,
  showGuestTyping: true,
  autoStart: false,
  markdown: true,
  canClear: false,
  files: 'session',
  canSignIn: true,
  canStepUp: true,
};

const IDLE: Connection = { state: 'idle', reason: undefined, attempt: 0, retryAt: undefined, role: 'solo' };

export const createFakeChat = (): FakeChat => {
  const calls: string[] = [];
  const listeners: Listeners = {
    message: new Set(),
    sent: new Set(),
    'send-failed': new Set(),
    status: new Set(),
    session: new Set(),
    resync: new Set(),
    attachment: new Set(),
    error: new Set(),
  };
  const status = createStore<Status>('idle');
  const connection = createStore<Connection>(IDLE);
  const messages = createStore<readonly Message[]>(Object.freeze([]));
  let send = (): Promise<Message> => new Promise(() => {});
  let older = (): Promise<{ added: number; complete: boolean }> => new Promise(() => {});
  const note =
    (name: string) =>
    (argument?: string): void =>
      void calls.push(argument === undefined ? name : `${name} ${argument}`);
  const chat: FakeChat = {
    status,
    connection,
    messages,
    typing: createStore<Typing | undefined>(undefined),
    pending: createStore<readonly Message[]>(Object.freeze([])),
    session: createStore<SessionInfo | undefined>(undefined),
    settings: createStore<DeploymentSettings>(SETTINGS),
    hasOlder: createStore<boolean>(false),
    pausedUntil: createStore<number | undefined>(undefined),
    missed: createStore<number>(0),
    uploads: createStore<readonly Upload[]>(Object.freeze([])),
    files: createStore<MediaRules | undefined>(undefined),
    draft: createStore(''),
    calls,
    actor: { id: 'fake' },
    connect: note('connect'),
    disconnect: note('disconnect'),
    retry: note('retry'),
    resend: note('resend'),
    discard: note('discard'),
    retryAll: note('retryAll'),
    reloadGap: note('reloadGap'),
    startNew: note('startNew'),
    touch: note('touch'),
    typed: note('typed'),
    clear: note('clear'),
    end: note('end'),
    signIn: () => Promise.resolve(note('signIn')()),
    signOut: () => Promise.resolve(note('signOut')()),
    setAuthProvider: (provider) => note('setAuthProvider')(provider ? 'function' : 'none'),
    setJourneyContext: (context) => note('setJourneyContext')(JSON.stringify(context) ?? 'none'),
    setAttributes: (attributes) => note('setAttributes')(JSON.stringify(attributes)),
    answer(answer) {
      note('answer')(JSON.stringify(answer));
      return send();
    },
    choose(messageId, index) {
      note('choose')(`${messageId} ${index}`);
      return send();
    },
    attach(files) {
      note('attach')(files.map(({ name }) => name).join(' '));
      const added = files.map((file) => upload({ name: file.name, mime: file.type, size: file.size, blob: file }));
      chat.uploads.set(Object.freeze([...chat.uploads.get(), ...added]));
      for (const { id, name, mime, size } of added)
        chat.emit('attachment', { phase: 'add', file: { id, name, mime, size }, progress: 0, code: undefined });
      return added;
    },
    removeUpload(id) {
      note('removeUpload')(id);
      chat.uploads.set(Object.freeze(chat.uploads.get().filter((each) => each.id !== id)));
    },
    retryUpload: note('retryUpload'),
    freshUrl: () => new Promise(() => {}),
    dispose: note('dispose'),
    send(draft) {
      note('send')(typeof draft === 'string' ? draft : draft.text);
      return send();
    },
    loadOlder() {
      note('loadOlder')();
      return older();
    },
    diagnostics: () => ({ fake: true }),
    on(type, listener) {
      listeners[type].add(listener);
      return () => void listeners[type].delete(listener);
    },
    emit(type, detail) {
      for (const listener of listeners[type]) listener(detail);
    },
    become(next, details = {}) {
      connection.set({ ...IDLE, ...details, state: next });
      status.set(next);
    },
    receive(...added) {
      messages.set(Object.freeze([...messages.get(), ...added]));
      for (const message of added) if (message.author !== 'guest') chat.emit('message', { message });
    },
    answerSend: (answer) => void (send = answer),
    answerOlder: (answer) => void (older = answer),
  };
  return chat;
};

let made = 0;

/** A message of an agent, unless told otherwise. */
export const message = (fields: Partial<Message> = {}): Message => ({
  id: `m${++made}`,
  author: 'agent',
  text: `Message ${made}`,
  content: [],
  time: Date.UTC(2026, 10, 24, 9, 0, made),
  ...fields,
});

export const own = (fields: Partial<Message> = {}): Message =>
  message({ author: 'guest', delivery: 'sent', ...fields });

/** A staged file under way, unless told otherwise. */
export const upload = (fields: Partial<Upload> = {}): Upload => ({
  id: `u${++made}`,
  name: `file-${made}.pdf`,
  mime: 'application/pdf',
  size: 120_000,
  state: 'uploading',
  progress: 0,
  committed: false,
  blob: new Blob(['%PDF']),
  ...fields,
});
