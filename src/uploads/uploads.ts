import { createActor, type ActorRefFrom } from 'xstate';
import type { Clock } from '../model/clock.js';
import type { AttachmentContent } from '../model/content.js';
import { CHAT_ERRORS, type ErrorCode } from '../model/errors.js';
import type { Put, Upload, UploadState } from '../model/upload.js';
import type { Command, ServerEvent } from '../protocol/events.js';
import { LIMITS } from '../transport/timings.js';
import { uploadMachine, type UploadEvent } from './upload.machine.js';

export type FileFact = Extract<
  ServerEvent,
  { type: 'upload.granted' | 'upload.succeeded' | 'upload.refused' | 'download.granted' | 'request.refused' }
>;

interface UploadsHands {
  readonly clock: Clock;
  readonly put: Put;
  newId(): string;
  isUploadHost(url: string): boolean;
  isUp(): boolean;
  /** Why this file may not be sent now. */
  check(upload: Upload): ErrorCode | undefined;
  transmit(command: Command): void;
  /** Something about it is different; `before` is how it was. */
  changed(upload: Upload, before: Upload, code: ErrorCode | undefined): void;
}

interface Entry {
  readonly actor: ActorRefFrom<typeof uploadMachine>;
  upload: Upload;
  /** Told to go; a machine in the middle of something hears it only afterwards. */
  isCalled: boolean;
}

/** The staged files, in the order in which they were added. */
export interface Uploads {
  /** Frozen; the same array and objects until they change. */
  list(): readonly Upload[];
  add(file: File): Upload;
  fail(id: string, code: ErrorCode): void;
  retry(id: string): void;
  commit(id: string, committed: boolean): void;
  /** Cancels, or deletes at the service what it has. @returns whether there was one. */
  remove(id: string): boolean;
  /** A ready one leaves for a message. */
  take(id: string): AttachmentContent | undefined;
  /** @returns whether it was about one of ours. */
  tell(fact: FileFact): boolean;
  link(type: 'link.up' | 'link.down'): void;
  /** What the service was told belongs to a session that is over. */
  sessionChanged(): void;
  next(): (() => void) | undefined;
  stop(): void;
}

const STATES: Readonly<Record<string, UploadState>> = {
  waiting: 'waiting',
  announcing: 'uploading',
  uploading: 'uploading',
  ready: 'ready',
  failed: 'failed',
};

const errorOf = (code: ErrorCode): NonNullable<Upload['error']> => {
  const { sentence, recovery } = CHAT_ERRORS[code];
  return { code, message: sentence, retryable: recovery !== 'edit' };
};

export const createUploads = (hands: UploadsHands): Uploads => {
  const { clock, newId, put, isUploadHost, isUp, transmit } = hands;
  const entries = new Map<string, Entry>();
  /** Announced, and neither sent nor deleted: what turns up there and is nobody's is deleted. */
  const announced = new Set<string>();
  let condemned: string[] = [];
  let list: readonly Upload[] = Object.freeze([]);

  const relist = (): void => void (list = Object.freeze([...entries.values()].map(({ upload }) => upload)));

  const revise = (entry: Entry, change: Partial<Upload>): void => {
    const before = entry.upload;
    const { error: _, ...rest } = { ...before, ...change };
    const upload = Object.freeze({ ...rest, ...(change.error && { error: change.error }) });
    if (
      (['state', 'progress', 'committed'] as const).every((key) => upload[key] === before[key]) &&
      upload.error?.code === before.error?.code
    )
      return;
    entry.upload = upload;
    entry.isCalled &&= upload.state === 'waiting' && before.state === 'waiting';
    relist();
    hands.changed(upload, before, entry.actor.getSnapshot().context.error);
  };

  const send = (id: string, event: UploadEvent): void => entries.get(id)?.actor.send(event);

  const forget = (id: string): Entry | undefined => {
    const entry = entries.get(id);
    entries.delete(id);
    entry?.actor.stop();
    relist();
    return entry;
  };

  const doom = (attachmentId: string): void => {
    if (announced.delete(attachmentId)) condemned.push(attachmentId);
  };

  return {
    list: () => list,
    add(file) {
      const id = newId();
      const mime = file.type || 'application/octet-stream';
      const { name, size } = file;
      const actor = createActor(uploadMachine, {
        clock,
        input: { name, mime, blob: file, newId, put, isUploadHost, isUp },
      });
      const upload: Upload = Object.freeze({
        ...{ id, name, mime, size, progress: 0, blob: file },
        state: 'waiting',
        committed: false,
      });
      const entry: Entry = { actor, upload, isCalled: false };
      actor.on('upload.transmit', ({ command }) => {
        if (command.type === 'attachment.announce') announced.add(command.attachmentId);
        transmit(command);
      });
      actor.subscribe(({ value, context: { progress, error } }) =>
        revise(entry, { state: STATES[value] ?? 'processing', progress, ...(error && { error: errorOf(error) }) }),
      );
      entries.set(id, entry);
      relist();
      actor.start();
      return upload;
    },
    fail: (id, code) => send(id, { type: 'upload.wrong', code }),
    retry: (id) => send(id, { type: 'upload.retry' }),
    commit(id, committed) {
      const entry = entries.get(id);
      if (entry) revise(entry, { ...entry.upload, committed });
    },
    remove(id) {
      const entry = forget(id);
      if (!entry) return false;
      const { state } = entry.upload;
      const { attachmentId } = entry.actor.getSnapshot().context;
      // Before the service has the bytes there is nothing to delete; if they arrive nevertheless, they are then.
      if (state === 'ready' || state === 'processing') doom(attachmentId);
      return true;
    },
    take(id) {
      if (entries.get(id)?.upload.state !== 'ready') return undefined;
      const entry = forget(id);
      if (!entry) return undefined;
      const { attachmentId } = entry.actor.getSnapshot().context;
      announced.delete(attachmentId);
      const { name, mime, size } = entry.upload;
      return { type: 'attachment', id: attachmentId, name, mime, size };
    },
    tell(fact) {
      const isOurs = ({ actor }: Entry): boolean => {
        const { attachmentId, tracingId } = actor.getSnapshot().context;
        return 'attachmentId' in fact
          ? attachmentId === fact.attachmentId
          : tracingId !== '' && tracingId === fact.tracingId;
      };
      const entry = [...entries.values()].find(isOurs);
      if (!entry && fact.type === 'upload.succeeded') doom(fact.attachmentId);
      entry?.actor.send(fact);
      return entry !== undefined;
    },
    link: (type) => entries.forEach(({ actor }) => actor.send({ type })),
    sessionChanged() {
      announced.clear();
      condemned = [];
      for (const entry of [...entries.values()]) {
        // A message goes into no other session by itself, and a file is one.
        revise(entry, { ...entry.upload, committed: false });
        entry.actor.send({ type: 'session.changed' });
      }
    },
    next() {
      const [attachmentId] = condemned;
      if (attachmentId !== undefined)
        return () => {
          condemned.shift();
          transmit({ type: 'attachment.delete', attachmentId, tracingId: newId() });
        };
      const all = [...entries.values()];
      const isUnder = ({ upload: { state }, isCalled }: Entry): boolean =>
        isCalled || state === 'uploading' || state === 'processing';
      const first = all.find(({ upload: { state }, isCalled }) => state === 'waiting' && !isCalled);
      if (!first || all.filter(isUnder).length >= LIMITS.uploads) return undefined;
      return () => {
        const code = hands.check(first.upload);
        first.isCalled = true;
        first.actor.send(code ? { type: 'upload.wrong', code } : { type: 'upload.go' });
      };
    },
    stop: () => [...entries.keys()].forEach(forget),
  };
};
