import { chosenOf } from './scenario-answers.js';
import { answerAsHuman } from './scenario-human.js';
import { quickReply } from './scenario-content.js';
import type { Scenario, ScenarioName } from './scenario-types.js';
import { showcase } from './scenario-showcase.js';

export { chosenOf } from './scenario-answers.js';

const BOT_AFTER_MS = 400;

const quiet: Scenario = {};

const agent: Scenario = { onMessage: (chat) => answerAsHuman(chat) };

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
export const SCENARIOS: Record<ScenarioName, Scenario> = { quiet, agent, bot, echo, showcase };

export const SCENARIO_NAMES = Object.keys(SCENARIOS);

export const isScenarioName = (name: string): name is ScenarioName => Object.hasOwn(SCENARIOS, name);
