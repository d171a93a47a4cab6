import type { Clock } from '../model/clock.js';
import { fileErrorOf, GenesysChatError, type ErrorCode } from '../model/errors.js';
import type { Command, ServerEvent } from '../protocol/events.js';
import { TIMINGS } from '../transport/timings.js';

interface DownloadsHands {
  readonly clock: Clock;
  newId(): string;
  transmit(command: Command): void;
}

interface Wish {
  readonly promise: Promise<string>;
  readonly resolve: (url: string) => void;
  readonly reject: (error: Error) => void;
  /** Of the request under way. */
  tracingId: string | undefined;
  timer: unknown;
}

/** Fresh addresses of files; whoever asks for one that is asked for already gets the same promise. */
export interface Downloads {
  /** @throws (rejects) GenesysChatError attachment/expired, attachment/refused, connection/timeout, or what ended the session. */
  freshUrl(attachmentId: string): Promise<string>;
  /** @returns whether somebody wished for it. */
  granted(event: Extract<ServerEvent, { type: 'download.granted' }>): boolean;
  /** @returns whether it was about one of ours. */
  refused(event: Extract<ServerEvent, { type: 'request.refused' }>): boolean;
  /** What was asked must be asked again. */
  interrupted(): void;
  next(): (() => void) | undefined;
  stop(code: ErrorCode): void;
}

export const createDownloads = ({ clock, newId, transmit }: DownloadsHands): Downloads => {
  const wishes = new Map<string, Wish>();

  const close = (attachmentId: string): Wish | undefined => {
    const wish = wishes.get(attachmentId);
    clock.clearTimeout(wish?.timer);
    wishes.delete(attachmentId);
    return wish;
  };
  const fail = (attachmentId: string, code: ErrorCode): void => close(attachmentId)?.reject(new GenesysChatError(code));

  return {
    freshUrl(attachmentId) {
      const known = wishes.get(attachmentId);
      if (known) return known.promise;
      let settle: Pick<Wish, 'resolve' | 'reject'> | undefined;
      const promise = new Promise<string>((resolve, reject) => (settle = { resolve, reject }));
      promise.catch(() => {});
      if (settle) wishes.set(attachmentId, { promise, ...settle, tracingId: undefined, timer: undefined });
      return promise;
    },
    granted({ attachmentId, url }) {
      const wish = close(attachmentId);
      wish?.resolve(url);
      return wish !== undefined;
    },
    refused({ tracingId, code }) {
      const [attachmentId] =
        [...wishes].find(([, wish]) => tracingId !== undefined && wish.tracingId === tracingId) ?? [];
      if (attachmentId === undefined) return false;
      fail(attachmentId, fileErrorOf(code) ?? 'attachment/refused');
      return true;
    },
    interrupted() {
      for (const wish of wishes.values()) {
        clock.clearTimeout(wish.timer);
        wish.tracingId = undefined;
      }
    },
    next() {
      const [attachmentId, wish] = [...wishes].find(([, { tracingId }]) => tracingId === undefined) ?? [];
      if (attachmentId === undefined || !wish) return undefined;
      return () => {
        wish.tracingId = newId();
        wish.timer = clock.setTimeout(() => fail(attachmentId, 'connection/timeout'), TIMINGS.configure);
        transmit({ type: 'attachment.renew', attachmentId, tracingId: wish.tracingId });
      };
    },
    stop: (code) => [...wishes.keys()].forEach((attachmentId) => fail(attachmentId, code)),
  };
};
