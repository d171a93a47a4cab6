import type { DraftStore } from '../storage/draft-store.js';
import type { Bus } from './bus.js';
import type { ChatEvents } from './chat.js';
import { endsToken, leavesNothing } from './endings.js';
import type { Writable } from './store.js';
import type { Stores } from './stores.js';

/**
 * What the visitor has typed and not sent, as it is kept. What was typed in a conversation goes with it: once that is gone,
 * someone else may sit here.
 */
export const createKeptDraft = (
  drafts: DraftStore | undefined,
  deploymentId: string,
  { session, connection }: Pick<Stores, 'session' | 'connection'>,
  bus: Pick<Bus<ChatEvents>, 'on'>,
): Writable<string> => {
  const listeners = new Set<() => void>();
  const read = (): string => drafts?.read(deploymentId)?.text ?? '';
  const set = (text: string): void => {
    const inSession = session.get() !== undefined;
    if (text !== read()) drafts?.write(deploymentId, text === '' ? undefined : { text, inSession });
  };
  bus.on('session', ({ phase }) => {
    const kept = drafts?.read(deploymentId);
    const { reason } = connection.get();
    if (!kept) return;
    // A new session where there was one: the service knows nothing of the conversation any more.
    const isGone = phase === 'started' ? kept.inSession : leavesNothing(reason) || endsToken(reason);
    if (!isGone) return drafts?.write(deploymentId, { ...kept, inSession: true });
    set('');
    for (const listener of [...listeners]) listener();
  });
  return {
    get: read,
    set,
    subscribe(listener) {
      const own = (): void => listener(read());
      listeners.add(own);
      const stop = drafts?.subscribe(deploymentId, own);
      return () => {
        listeners.delete(own);
        stop?.();
      };
    },
  };
};
