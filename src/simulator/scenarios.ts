import { asJson, textOf } from './json.js';
import { type Scenario, type ScenarioChat, type ScenarioName } from './scenario-types.js';
import { type LoggedMessage } from './simulator-types.js';

const TYPING_AFTER_MS = 500;
const ANSWER_AFTER_MS = 1800;
const BOT_AFTER_MS = 400;

const ANSWERS = [
  'Thank you, let me look that up for you.',
  'I have it in front of me now. One moment, please.',
  'That is sorted. Is there anything else I can do?',
  'Good question. It usually takes two working days.',
  'I can see your order: it left our warehouse this morning.',
  'I have passed this on to my colleague, who will write to you today.',
  'No problem at all. I have made a note of it.',
  'Could you give me the *order number*? It is on the second line of the confirmation.',
];

const pick = (chat: ScenarioChat): string => ANSWERS[Math.floor(chat.random() * ANSWERS.length)] ?? '';

/** What the guest chose or wrote: the payload of an answer, whichever dialect it came in, else the text. */
export const chosenOf = ({ content, text }: LoggedMessage): string => {
  const answer = content.map(asJson).find((item) => item['contentType'] === 'ButtonResponse');
  return textOf(asJson(answer?.['buttonResponse'])['payload']) ?? text ?? '';
};

const quiet: Scenario = {};

const agent: Scenario = {
  onMessage: (chat) => {
    chat.after(TYPING_AFTER_MS, () => chat.typing());
    chat.after(ANSWER_AFTER_MS, () => chat.say({ text: pick(chat) }));
  },
};

const quickReply = (text: string, payload: string): unknown => ({
  contentType: 'QuickReply',
  quickReply: { text, payload, action: 'Message' },
});

const TOPICS = [quickReply('Track a parcel', 'TRACK_PARCEL'), quickReply('Returns', 'RETURNS')];

const BOT_ANSWERS: Partial<Record<string, string>> = {
  TRACK_PARCEL: 'Your parcel is on its way and arrives tomorrow.',
  RETURNS: 'You can send it back free of charge within 30 days.',
};

const bot: Scenario = {
  onStart: (chat) =>
    chat.say({ text: 'Hi! I am Nova. What can I do for you?', originatingEntity: 'Bot', content: TOPICS }),
  onMessage: (chat, message) => {
    const chosen = chosenOf(message);
    const known = Object.hasOwn(BOT_ANSWERS, chosen) ? BOT_ANSWERS[chosen] : undefined;
    const text = known ?? `You wrote "${chosen}". Please pick a topic.`;
    const content = known !== undefined ? [] : TOPICS;
    chat.after(BOT_AFTER_MS, () => chat.say({ text, originatingEntity: 'Bot', content }));
  },
};

const echo: Scenario = {
  onMessage: (chat, message) => chat.say({ text: chosenOf(message), originatingEntity: 'Bot' }),
};

/** Who answers, by name. */
export const SCENARIOS: Record<ScenarioName, Scenario> = { quiet, agent, bot, echo };

export const SCENARIO_NAMES = Object.keys(SCENARIOS);

export const isScenarioName = (name: string): name is ScenarioName => Object.hasOwn(SCENARIOS, name);
