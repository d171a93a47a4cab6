/** The deployment names its bot where the bot itself does not. */
import type { Typing } from '../model/connection.js';
import type { MessageRecord } from '../model/record.js';
import type { DeploymentSettings } from '../model/settings.js';
import type { TimelineEvent } from '../timeline/events.js';

type Settings = Pick<DeploymentSettings, 'bot' | 'showAgentTyping'>;

const named = (record: MessageRecord, { bot }: Settings): MessageRecord =>
  bot && record.author === 'bot' && record.name === undefined ? { ...bot, ...record, name: bot.name } : record;

export const introduced = (event: TimelineEvent, settings: Settings): TimelineEvent => {
  if (event.type === 'message.received') return { ...event, record: named(event.record, settings) };
  if (event.type !== 'history.page') return event;
  return { ...event, records: event.records.map((record) => named(record, settings)) };
};

/** Who is seen typing; nobody when the deployment does not show it (P-31). */
export const seenTyping = (typing: Typing | undefined, { bot, showAgentTyping }: Settings): Typing | undefined => {
  if (!typing || !showAgentTyping) return undefined;
  return bot && typing.author === 'bot' && typing.name === undefined ? { ...typing, name: bot.name } : typing;
};
