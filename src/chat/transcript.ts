import { CHAT_ERRORS, type ErrorCode } from '../model/errors.js';
import type { Message } from '../model/message.js';
import { createMarks } from '../timeline/marks.js';
import { emptyTimeline, reduceAll, type Timeline } from '../timeline/reduce.js';
import type { TimelineEvent } from '../timeline/events.js';
import type { Bus } from './bus.js';
import type { ChatEvents } from './chat.js';
import { introduced } from './introduce.js';
import type { Sends } from './sends.js';
import type { Stores } from './stores.js';

interface TranscriptHands {
  readonly stores: Stores;
  readonly bus: Bus<ChatEvents>;
  readonly sends: Sends;
  /** Whether the service has more than was read. */
  moreHistory(): boolean;
  /** The service has this own message. */
  delivered(clientId: string): void;
}

/** The timeline, the stores that show it, and what is said about a message when its fate is known. */
export interface Transcript {
  readonly timeline: Timeline;
  byId(id: string): Message | undefined;
  /** One event or many, folded and shown at once. @returns the ids of what the service brought. */
  fold(events: readonly TimelineEvent[], live?: boolean): readonly string[];
  fail(clientId: string, code: ErrorCode): void;
  /** The session is over: whatever waits will not be sent by itself (I21). */
  failPending(code: ErrorCode): void;
  /** Empties it. `keepWaiting`: but for what was said to the chat that is about to begin. */
  clear(keepWaiting: boolean): void;
  renew(attachmentId: string, url: string): void;
}

export const createTranscript = ({ stores, bus, sends, moreHistory, delivered }: TranscriptHands): Transcript => {
  const marks = createMarks();
  let timeline = emptyTimeline();

  const byId = (id: string): Message | undefined => stores.messages.get().findLast((message) => message.id === id);
  const show = (): void => stores.messages.set(marks.apply(timeline.messages));

  const fold = (events: readonly TimelineEvent[], live = false): readonly string[] => {
    timeline = reduceAll(
      timeline,
      events.map((event) => introduced(event, stores.settings.get())),
    );
    const { confirmed, added } = timeline;
    show();
    stores.pending.set(timeline.pending);
    stores.hasOlder.set(timeline.trimmed || moreHistory());
    for (const clientId of confirmed) {
      delivered(clientId);
      const message = byId(clientId);
      if (!message) continue;
      sends.settle(clientId, message);
      bus.say('sent', { message });
    }
    if (live)
      for (const id of added) {
        const message = byId(id);
        if (message) bus.say('message', { message });
      }
    return added;
  };

  const fail = (clientId: string, code: ErrorCode): void => {
    const { recovery, sentence } = CHAT_ERRORS[code];
    // What ended with its session cannot be said again in it.
    const retryable = recovery !== 'edit' && recovery !== 'restart';
    fold([{ type: 'delivery.changed', clientId, delivery: 'failed', error: { code, message: sentence, retryable } }]);
    sends.fail(clientId, code);
    const message = byId(clientId);
    if (message) bus.say('send-failed', { message, code, retryable });
  };

  return {
    get timeline() {
      return timeline;
    },
    byId,
    fold,
    fail,
    failPending(code) {
      for (const { id, delivery } of timeline.pending) if (delivery !== 'failed') fail(id, code);
    },
    clear(keepWaiting) {
      const failed = keepWaiting ? timeline.pending.filter(({ delivery }) => delivery === 'failed') : [];
      fold([
        { type: 'timeline.cleared', keepPending: keepWaiting },
        ...failed.map(({ id }) => ({ type: 'message.discard' as const, clientId: id })),
      ]);
    },
    renew(attachmentId, url) {
      marks.renew(attachmentId, url);
      show();
    },
  };
};
