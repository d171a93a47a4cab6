import type { Status } from '../../model/connection.js';
import type { MenuItem, MenuSource } from './items.js';

/** A conversation goes on in these, with or without a link. */
const LIVE: ReadonlySet<Status | undefined> = new Set(['open', 'resuming', 'reconnecting', 'offline']);

/** What can be done with the conversation as a whole. */
export const conversationItems: MenuSource = (host, ask) => {
  const chat = host.chat();
  const t = host.strings();
  const items: MenuItem[] = [];
  const status = chat?.status.get();
  const end = (): void =>
    ask({ question: t.endQuestion, explanation: t.endExplanation, yes: t.endChat, act: () => chat?.end() });
  const clear = (): void =>
    ask({
      question: t.clearQuestion,
      explanation: t.clearExplanation,
      yes: t.clear,
      act: () => chat?.clear(),
    });
  if (chat?.settings.get().canClear && LIVE.has(status))
    items.push({ text: t.clearChat, act: status === 'open' ? clear : undefined });
  if (chat && (chat.session.get() || chat.messages.get().length > 0)) items.push({ text: t.endChat, act: end });
  return items;
};
