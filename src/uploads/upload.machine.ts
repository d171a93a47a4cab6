import { assign, emit, fromCallback, setup } from 'xstate';
import { fileErrorOf, type ErrorCode } from '../model/errors.js';
import type { Put } from '../model/upload.js';
import type { Command, ServerEvent } from '../protocol/events.js';
import { LIMITS, TIMINGS } from '../transport/timings.js';

export interface UploadDeps {
  readonly name: string;
  readonly mime: string;
  readonly blob: Blob;
  readonly newId: () => string;
  readonly put: Put;
  readonly isUploadHost: (url: string) => boolean;
  readonly isUp: () => boolean;
}

type Grant = Extract<ServerEvent, { type: 'upload.granted' }>;

export interface UploadContext {
  readonly deps: UploadDeps;
  /** The service's name for it, a new one for each announcement. Empty before the first. */
  readonly attachmentId: string;
  /** Of the request that waits for an answer. */
  readonly tracingId: string;
  readonly grant: Grant | undefined;
  /** 0 to 1. */
  readonly progress: number;
  /** How often its bytes were sent since somebody asked for it. */
  readonly tries: number;
  readonly error: ErrorCode | undefined;
}

/** Whoever sends them has made sure that they concern this file. */
export type UploadEvent =
  /** A slot is free and the link up; *Try again*; the session it was announced in is over. */
  | { readonly type: 'upload.go' | 'upload.retry' | 'session.changed' | 'link.up' | 'link.down' }
  | { readonly type: 'upload.wrong'; readonly code: ErrorCode }
  | { readonly type: 'put.progress'; readonly progress: number }
  /** Status 0: there was no answer. */
  | { readonly type: 'put.done'; readonly status: number }
  | Extract<
      ServerEvent,
      { type: 'upload.granted' | 'upload.succeeded' | 'upload.refused' | 'download.granted' | 'request.refused' }
    >;

const putLogic = fromCallback<UploadEvent, UploadContext>(({ sendBack, input: { deps, grant } }) => {
  const cancelled = new AbortController();
  const run = async (): Promise<number> => {
    const { status } = await deps.put({
      url: grant?.url ?? '',
      headers: { 'content-type': deps.mime, ...grant?.headers },
      body: deps.blob,
      // Whole percents: whoever draws it is not asked more often than there is something to see.
      onProgress: (fraction) => sendBack({ type: 'put.progress', progress: Math.floor(fraction * 100) / 100 }),
      signal: cancelled.signal,
    });
    return status;
  };
  const done = (status: number): void => {
    if (!cancelled.signal.aborted) sendBack({ type: 'put.done', status });
  };
  run().then(done, () => done(0));
  return () => cancelled.abort();
});

const failed = { target: 'failed', actions: 'noteFailure' } as const;

/**
 * One file on its way: announced over the socket, its bytes put over HTTP, and there only when the service says so on the
 * socket again. The two connections fail by themselves: the bytes go on while the socket is gone, and what was said meanwhile
 * is asked for afterwards, because nothing is ever repeated.
 */
export const uploadMachine = setup({
  types: {
    input: {} as UploadDeps,
    context: {} as UploadContext,
    events: {} as UploadEvent,
    emitted: {} as { readonly type: 'upload.transmit'; readonly command: Command },
  },
  actors: { put: putLogic },
  guards: {
    isAllowed: ({ context: { deps }, event }) => event.type === 'upload.granted' && deps.isUploadHost(event.url),
    isTaken: ({ event }) => event.type === 'put.done' && event.status >= 200 && event.status < 300,
    isTakenUnheard: ({ context: { deps }, event }) =>
      event.type === 'put.done' && event.status >= 200 && event.status < 300 && !deps.isUp(),
    mayRepeat: ({ context }) => context.tries < LIMITS.uploadTries,
    isExpired: ({ context, event }) =>
      event.type === 'put.done' && event.status === 403 && context.tries < LIMITS.uploadTries,
    /** The network took both connections: it goes on by itself when the link is back. */
    isCut: ({ context: { deps, tries }, event }) =>
      event.type === 'put.done' && event.status === 0 && !deps.isUp() && tries < LIMITS.uploadTries,
    isTooFast: ({ event }) => event.type === 'request.refused' && (event.code === 429 || event.code === 4029),
  },
  delays: TIMINGS,
  actions: {
    newIds: assign(({ context: { deps } }) => ({ attachmentId: deps.newId(), tracingId: deps.newId(), progress: 0 })),
    announce: emit(({ context: { deps, attachmentId, tracingId } }) => {
      const { name, mime, blob } = deps;
      const command = { type: 'attachment.announce', attachmentId, tracingId, name, mime, size: blob.size } as const;
      return { type: 'upload.transmit', command };
    }),
    newTrace: assign(({ context }) => ({ tracingId: context.deps.newId() })),
    ask: emit(({ context: { attachmentId, tracingId } }) => ({
      type: 'upload.transmit',
      command: { type: 'attachment.renew', attachmentId, tracingId },
    })),
    noteGrant: assign(({ context, event }) =>
      event.type === 'upload.granted' ? { grant: event, tries: context.tries + 1 } : {},
    ),
    noteProgress: assign(({ event }) => (event.type === 'put.progress' ? { progress: event.progress } : {})),
    noteFailure: assign(({ event }) => {
      if (event.type === 'upload.wrong') return { error: event.code };
      const isRefusal = event.type === 'upload.refused' || event.type === 'request.refused';
      const error = isRefusal ? (fileErrorOf(event.code) ?? 'attachment/refused') : 'attachment/upload-failed';
      // What the service has not, we have: it can go once more.
      return { error: error === 'attachment/expired' ? 'attachment/upload-failed' : error };
    }),
    begin: assign({ error: undefined, progress: 0, tries: 0 }),
    finish: assign({ error: undefined, progress: 1, grant: undefined }),
  },
}).createMachine({
  id: 'upload',
  initial: 'waiting',
  context: ({ input: deps }) => ({
    deps,
    attachmentId: '',
    tracingId: '',
    grant: undefined,
    progress: 0,
    tries: 0,
    error: undefined,
  }),
  on: {
    'upload.wrong': { target: '.failed', actions: 'noteFailure' },
    'upload.refused': { target: '.failed', actions: 'noteFailure' },
    // It decides, however late: also after we gave up.
    'upload.succeeded': '.ready',
    'session.changed': { target: '.waiting', actions: 'begin' },
  },
  states: {
    waiting: { on: { 'upload.go': 'announcing' } },

    announcing: {
      entry: ['newIds', 'announce'],
      on: {
        'upload.granted': [{ guard: 'isAllowed', target: 'uploading', actions: 'noteGrant' }, failed],
        'request.refused': [{ guard: 'isTooFast', target: 'waiting' }, failed],
        'link.down': 'waiting',
      },
      after: { upload: failed },
    },

    uploading: {
      invoke: { src: 'put', input: ({ context }) => context },
      on: {
        'put.progress': { actions: 'noteProgress' },
        'put.done': [
          { guard: 'isTakenUnheard', target: 'adrift' },
          { guard: 'isTaken', target: 'processing' },
          { guard: 'isExpired', target: 'announcing' },
          { guard: 'isCut', target: 'waiting' },
          failed,
        ],
      },
    },

    /** The service has the bytes and looks at them. */
    processing: { on: { 'link.down': 'adrift' }, after: { upload: 'checking' } },

    /** Its verdict may have been spoken to nobody. */
    adrift: { on: { 'link.up': 'checking' } },

    /** Only a file that is there can be downloaded. */
    checking: {
      entry: ['newTrace', 'ask'],
      on: {
        'download.granted': 'ready',
        'request.refused': [
          { guard: 'isTooFast', target: 'processing' },
          { guard: 'mayRepeat', target: 'announcing' },
          failed,
        ],
        'link.down': 'adrift',
      },
      after: { configure: failed },
    },

    ready: { entry: 'finish' },

    failed: { on: { 'upload.retry': { target: 'waiting', actions: 'begin' }, 'session.changed': {} } },
  },
});
