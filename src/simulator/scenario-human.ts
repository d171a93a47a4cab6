import type { ScenarioChat } from './scenario-types.js';

const TYPING_AFTER_MS = 500;
const ANSWER_AFTER_MS = 1800;

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

/** A person: types for a moment, then says one of a few sentences. */
export const answerAsHuman = (chat: ScenarioChat): void => {
  chat.after(TYPING_AFTER_MS, () => chat.typing());
  chat.after(ANSWER_AFTER_MS, () => chat.say({ text: pick(chat) }));
};
