import * as content from './scenario-content.js';
import { choicesInWords, choicesOf, chosenOf } from './scenario-answers.js';
import { answerAsHuman } from './scenario-human.js';
import type { Scenario, ScenarioChat } from './scenario-types.js';
import type { LoggedMessage } from './simulator-types.js';

const ANSWER_AFTER_MS = 400;
const MENU = 'show:menu';
const BOT = 'show:bot';

const MARKDOWN = [
  'This is *bold*, this is _italic_, ~this is gone~ and ==this matters==.',
  'Write `npm start`, or more at once:',
  '```\nconst greeting = "Hello";\nconsole.log(greeting);\n```',
  '- a list\n- with two points',
  '1. first\n2. second',
  'Read [the handbook](https://genesys-chat.example/handbook) or https://genesys-chat.example/faq',
].join('\n\n');

const LONG = Array.from(
  { length: 12 },
  (_, index) =>
    `${index + 1}. The parcel travels by road, rail and bicycle, and at every stop somebody looks after it.`,
).join('\n\n');

const byBot = (chat: ScenarioChat, text: string | undefined, ...items: readonly unknown[]): void =>
  chat.say({ ...(text === undefined ? {} : { text }), content: items, originatingEntity: 'Bot' });

/** One thing to see: its button, and what it does. */
type Demo = readonly [payload: string, label: string, play: (chat: ScenarioChat) => void];

const COLORS = [
  ['Teal', 'colour:teal'],
  ['Plum', 'colour:plum'],
  ['Sand', 'colour:sand'],
] as const;

const DEMOS: readonly Demo[] = [
  [
    'show:quick-replies',
    'Quick replies',
    (chat) =>
      byBot(
        chat,
        'Which colour?',
        ...COLORS.map(([text, payload]) => content.quickReply(text, payload, chat.assetUrl(`${text}.png`))),
      ),
  ],
  [
    'show:quick-replies-button',
    'Quick replies, other form',
    (chat) =>
      byBot(chat, 'Which colour?', ...COLORS.map(([text, payload]) => content.quickReplyAsButton(text, payload))),
  ],
  [
    'show:quick-replies-v2',
    'Quick replies, newer form',
    (chat) => byBot(chat, undefined, content.quickReplyV2('Which colour?', COLORS)),
  ],
  ['show:card', 'Card', (chat) => byBot(chat, 'This one is free tonight.', content.card(chat))],
  ['show:carousel', 'Carousel', (chat) => byBot(chat, undefined, content.carousel(chat))],
  ['show:date', 'Date picker', (chat) => byBot(chat, 'Choose a time', content.datePicker(chat))],
  ['show:list', 'List picker', (chat) => byBot(chat, undefined, content.listPicker())],
  [
    'show:list-sections',
    'List picker with sections',
    (chat) => byBot(chat, undefined, content.listPickerOfSections(chat)),
  ],
  ['show:form', 'Form', (chat) => byBot(chat, undefined, content.form(chat))],
  ['show:template', 'Generic template', (chat) => byBot(chat, undefined, content.genericTemplate(chat))],
  ['show:image', 'Picture', (chat) => chat.say({ text: 'Our garden', asset: 'photo', originatingEntity: 'Bot' })],
  ['show:document', 'Document', (chat) => chat.say({ asset: 'document', originatingEntity: 'Bot' })],
  ['show:markdown', 'Markdown', (chat) => byBot(chat, MARKDOWN)],
  ['show:long', 'Long text', (chat) => byBot(chat, LONG)],
  ['show:notification', 'Notification', (chat) => byBot(chat, 'Receipt 4471: paid.', content.notification())],
  ['show:unknown', 'Unknown content', (chat) => byBot(chat, 'This needs a newer version.', content.unknown())],
  [
    'show:typing',
    'Typing',
    (chat) => {
      chat.typing(3000, {});
      chat.after(3000, () => byBot(chat, 'That took a while.'));
    },
  ],
  [
    'show:human',
    'Talk to a human',
    (chat) => {
      chat.handOver({ nickname: 'Marta', image: chat.assetUrl('avatar-marta.png') });
      chat.typing();
      chat.after(1500, () =>
        chat.say({ text: 'Hello, Marta here. How can I help?', content: [content.quickReply('Back to Nova', BOT)] }),
      );
    },
  ],
  ['show:disconnect', 'End, and write on', (chat) => leave(chat, 'Send')],
  ['show:disconnect-read-only', 'End for good', (chat) => leave(chat, 'ReadOnly')],
];

const leave = (chat: ScenarioChat, mode: 'Send' | 'ReadOnly'): void => {
  byBot(chat, 'Goodbye, and thank you for your visit.');
  chat.disconnect(mode);
};

const offer = (chat: ScenarioChat, text: string): void =>
  byBot(chat, text, ...DEMOS.map(([payload, label]) => content.quickReply(label, payload)));

const greet = (chat: ScenarioChat): void => {
  const name = chat.user ? ` ${chat.user.firstName}` : '';
  offer(chat, `Hi${name}! I am Nova. What would you like to see?`);
};

/** By the payload of a button, or by its label when somebody writes it. */
const find = (chosen: string): Demo | undefined => {
  const wanted = chosen.trim().toLowerCase();
  return DEMOS.find(([payload, label]) => payload === chosen || label.toLowerCase() === wanted);
};

const answer = (chat: ScenarioChat, message: LoggedMessage): void => {
  const chosen = chosenOf(message);
  const demo = find(chosen);
  if (demo) return demo[2](chat);
  if (chosen === BOT) {
    chat.handOver(undefined);
    return offer(chat, 'It is me again, Nova.');
  }
  if (chosen === MENU || chosen.trim().toLowerCase() === 'menu') return greet(chat);
  const choices = choicesOf(message);
  if (choices.length > 0) {
    return byBot(chat, choicesInWords(choices, content.FORM_TITLES), content.quickReply('Menu', MENU));
  }
  if (chat.agent) return answerAsHuman(chat);
  const file = message.content.length > 0 ? 'Thank you, I have got your file.' : `You wrote "${chosen}".`;
  byBot(chat, `${file} Pick one, or write *menu*.`, content.quickReply('Menu', MENU));
};

/** Greets with a button for everything the service can send, and confirms in words what is chosen. */
export const showcase: Scenario = {
  onStart: greet,
  onMessage: (chat, message) => chat.after(ANSWER_AFTER_MS, () => answer(chat, message)),
};
