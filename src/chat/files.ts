import type { MediaRules, Upload } from '../model/upload.js';
import { GenesysChatError, type ErrorCode } from '../model/errors.js';
import type { Message } from '../model/message.js';
import type { Command } from '../protocol/events.js';
import type { Pace } from '../transport/rate-window.js';
import { createDownloads } from '../uploads/downloads.js';
import { createPump } from '../uploads/pump.js';
import { checkFile, mediaRules } from '../uploads/rules.js';
import { createUploads, type FileFact } from '../uploads/uploads.js';
import type { Bus } from './bus.js';
import type { Chat, ChatEvents, Draft } from './chat.js';
import { endsToken, leavesNothing } from './endings.js';
import type { Environment } from './environment.js';
import { refuse, type Say } from './say.js';
import type { Stores } from './stores.js';

interface FilesHands {
  readonly environment: Environment;
  readonly pace: Pace;
  readonly stores: Stores;
  readonly bus: Bus<ChatEvents>;
  readonly say: () => Say;
  isUploadHost(url: string): boolean;
  /** Why nothing can be said any more. */
  over(): ErrorCode | undefined;
  transmit(command: Command): void;
  renew(attachmentId: string, url: string): void;
  /** Opens the line if nobody has. */
  wake(): void;
}

type LinkFact = { readonly type: 'link.up' | 'link.down' };

const isLink = (fact: FileFact | LinkFact): fact is LinkFact => fact.type === 'link.up' || fact.type === 'link.down';

/** What of the session machine's news is about files. */
export const FILE_FACTS = [
  'link.up',
  'link.down',
  'upload.granted',
  'upload.succeeded',
  'upload.refused',
  'download.granted',
] as const;

export interface Files extends Pick<Chat, 'attach' | 'removeUpload' | 'retryUpload' | 'freshUrl'> {
  send(draft: Draft): Promise<Message>;
  /** @returns whether it was about a file. */
  tell(fact: FileFact | LinkFact): boolean;
  /** A session is configured, with these rules. */
  opened(media: MediaRules | undefined): void;
  /** The session is over. What is staged stays, and is announced anew in the next one; unless the visitor has left with it. */
  sessionChanged(code: ErrorCode): void;
  stop(code: ErrorCode): void;
}

/** Files of the guest: from the pick to the message, and the way back to their bytes. */
export const createFiles = (hands: FilesHands): Files => {
  const { stores, bus, environment, transmit, over } = hands;
  const { clock, newId, put, random } = environment;
  let isUp = false;
  let session: { readonly media: MediaRules | undefined } | undefined;
  /** Being announced to listeners: removed there, it was never here. */
  let adding = '';
  /** Promises of `send` that gave no text, by the file they wait for. */
  const promised = new Map<string, { resolve(message: Message): void; reject(reason: unknown): void }>();

  const check = (upload: Upload): ErrorCode | undefined => {
    if (!session && stores.settings.get().files === 'session') return undefined;
    const rules = stores.files.get();
    return rules ? checkFile(upload, rules) : 'attachment/not-allowed';
  };

  const announce = (
    phase: ChatEvents['attachment']['phase'],
    { progress, error, id, name, mime, size }: Upload,
    code: string | undefined = error?.code,
  ): void => bus.say('attachment', { phase, file: { id, name, mime, size }, progress, code });

  const breakPromise = (id: string, code: ErrorCode): void => {
    promised.get(id)?.reject(new GenesysChatError(code));
    promised.delete(id);
  };

  /** A ready file goes out. */
  const post = (upload: Upload, text?: string): Promise<Message> => {
    const attachment = uploads.take(upload.id);
    stores.uploads.set(uploads.list());
    const sent = hands.say().say({ ...(text && { text }), ...(attachment && { attachment }) });
    const { resolve, reject } = promised.get(upload.id) ?? {};
    promised.delete(upload.id);
    sent.then(
      (message) => {
        announce('sent', upload);
        resolve?.(message);
      },
      (error: unknown) => reject?.(error),
    );
    return sent;
  };

  const changed = (upload: Upload, before: Upload, code: ErrorCode | undefined): void => {
    stores.uploads.set(uploads.list());
    const { id, state, progress, committed } = upload;
    if (state === 'uploading' && progress > before.progress) announce('progress', upload);
    if (state !== before.state && (state === 'ready' || state === 'failed')) announce(state, upload);
    if (code) breakPromise(id, code);
    if (state === 'ready' && committed) {
      if (hands.say().door('')) uploads.commit(id, false);
      else void post(upload);
    }
    pump.run();
  };

  const uploads = createUploads({
    ...{ clock, newId, put, check, transmit, changed },
    isUploadHost: hands.isUploadHost,
    isUp: () => isUp,
  });
  const downloads = createDownloads({ clock, newId, transmit });
  const pump = createPump(clock, hands.pace, () =>
    isUp ? (downloads.next() ?? (session ? uploads.next() : undefined)) : undefined,
  );

  const refresh = (): void => {
    stores.files.set(mediaRules(stores.settings.get().files, session?.media));
  };
  stores.settings.subscribe(refresh);

  const attach = (files: readonly File[]): readonly Upload[] => {
    if (over() === 'chat/disposed') return [];
    const added = files.map((file) => {
      const upload = uploads.add(file);
      adding = upload.id;
      // Whoever hears of it knows already whether it can go.
      announce('add', upload, check(upload));
      adding = '';
      return upload;
    });
    for (const upload of added) {
      const code = check(upload);
      if (code) uploads.fail(upload.id, code);
    }
    stores.uploads.set(uploads.list());
    pump.run();
    return uploads.list().filter(({ id }) => added.some((upload) => upload.id === id));
  };

  const removeUpload = (id: string): void => {
    const upload = uploads.list().find((each) => each.id === id);
    if (!upload || !uploads.remove(id)) return;
    stores.uploads.set(uploads.list());
    if (id !== adding) announce('removed', upload);
    breakPromise(id, 'message/discarded');
    pump.run();
  };

  return {
    attach,
    removeUpload,
    retryUpload: uploads.retry,
    freshUrl(attachmentId) {
      const code = isUp ? undefined : over();
      if (code) return refuse(code);
      const promise = downloads.freshUrl(attachmentId);
      pump.run();
      return promise;
    },
    send({ text, files = [] }) {
      const wrong = attach(files).map(check).find(Boolean);
      const staged = uploads.list().filter(({ state, committed }) => state !== 'failed' && !committed);
      const isSilent = !text.trim();
      if (isSilent && staged.length === 0) return refuse(wrong ?? 'message/empty');
      const closed = hands.say().door(text);
      if (closed) return refuse(closed);
      const [first, ...more] = staged.filter(({ state }) => state === 'ready');
      const sent = first ? post(first, text) : isSilent ? undefined : hands.say().say({ text });
      for (const upload of more) if (!hands.say().door('')) void post(upload);
      for (const { id, state } of staged) if (state !== 'ready') uploads.commit(id, true);
      if (sent) return sent;
      hands.wake();
      const promise = new Promise<Message>((resolve, reject) => promised.set(staged[0]?.id ?? '', { resolve, reject }));
      promise.catch(() => {});
      return promise;
    },
    tell(fact) {
      if (isLink(fact)) {
        isUp = fact.type === 'link.up';
        if (!isUp) downloads.interrupted();
        uploads.link(fact.type);
        pump.run();
        return true;
      }
      if (fact.type === 'request.refused' && (fact.code === 429 || fact.code === 4029))
        pump.rest(((fact.retryAfter ?? 1) + random()) * 1_000);
      // Nobody else's address takes the place of one that is shown, and none is kept that nobody asked for (I14).
      if (fact.type === 'download.granted' && downloads.granted(fact)) hands.renew(fact.attachmentId, fact.url);
      const isOurs = uploads.tell(fact) || (fact.type === 'request.refused' && downloads.refused(fact));
      pump.run();
      return isOurs;
    },
    opened(media) {
      session = { media };
      refresh();
    },
    sessionChanged(code) {
      session = undefined;
      refresh();
      uploads.sessionChanged();
      downloads.stop(code);
      for (const id of [...promised.keys()]) breakPromise(id, code);
      if (endsToken(code) && leavesNothing(code)) for (const { id } of uploads.list()) removeUpload(id);
    },
    stop(code) {
      pump.stop();
      uploads.stop();
      downloads.stop(code);
      for (const id of [...promised.keys()]) breakPromise(id, code);
    },
  };
};
