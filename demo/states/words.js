/** What is said in the states, by whom and when. */

/** The visitor's clock: a Wednesday morning. Local, so that the days of the log are the same everywhere. */
export const NOW = new Date(2026, 2, 11, 9, 41).getTime();
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

let made = 0;
/** @param {number} ago Minutes. */
const said = (author, name, ago, text, more = {}) => ({
  id: `said-${(made += 1)}`,
  author,
  ...(name && { name }),
  content: [],
  time: NOW - ago * MINUTE,
  text,
  ...(author === 'guest' && { delivery: 'sent' }),
  ...more,
});
export const ana = (ago, text, more) => said('agent', 'Ana', ago, text, more);
export const nova = (ago, text, more) => said('bot', 'Nova', ago, text, more);
export const guest = (ago, text, more) => said('guest', undefined, ago, text, more);
const notice = (ago, kind, name) =>
  said('system', name, ago, undefined, { content: [{ type: 'notice', notice: kind }] });

const yesterday = DAY / MINUTE;

export const SHORT = [
  nova(9, 'Hello! I can help with orders, returns and sick plants.'),
  guest(8, 'My fern has brown tips.'),
  ana(6, 'Hi, I am Ana. Brown tips are mostly dry air.'),
  ana(6, 'How far does it stand from the radiator?'),
  guest(5, 'About half a metre'),
];

export const LONG = [
  nova(yesterday + 12, 'Hello! I can help with orders, returns and sick plants.'),
  guest(yesterday + 11, 'Where is order 20481?'),
  nova(yesterday + 11, 'It left our greenhouse this morning and should be with you **tomorrow before noon**.'),
  guest(yesterday + 10, 'Perfect, thank you'),
  ...SHORT,
  ana(4, 'That is a little close. Two things help:\n\n- move it a metre away\n- put a bowl of water beside it'),
  ana(4, 'Cut the brown tips off with scissors, just before the green begins.'),
  guest(3, 'Will do!'),
  guest(3, 'And how often should I water it?'),
  guest(2, 'The soil is still damp'),
];

export const NEW = [
  ana(1, 'Then leave it for now.'),
  ana(1, 'Water again once the top centimetre feels dry; in winter that is about once a week.'),
];

const UNBROKEN = 'Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz';
const ADDRESS =
  'https://fern-and-field.example/houses/greenhouse-by-the-old-pond/visits?from=2026-03-11&people=2&note=morning-light';
const LONG_NAME = 'Wolfeschlegelsteinhausenbergerdorff-Papadiamantopoulou Featherstonehaugh';

export const WORDY = [
  said('agent', LONG_NAME, 6, `The law is called ${UNBROKEN}${UNBROKEN}.`),
  said('agent', LONG_NAME, 6, `All about it: ${ADDRESS}`),
  guest(5, ADDRESS),
  guest(5, UNBROKEN.toLowerCase().repeat(3)),
  notice(4, 'disconnected', LONG_NAME),
];

export const EMOJI = [
  ana(6, 'Here is how it looks now'),
  guest(5, '😍'),
  guest(5, '🌿🌿🌿'),
  ana(4, '👍🏽'),
  guest(3, '🎉 thank you!'),
];

export const GERMAN = [
  nova(9, 'Hallo! Ich helfe bei Bestellungen, Rücksendungen und kranken Pflanzen.'),
  guest(8, 'Mein Farn hat braune Spitzen.'),
  ana(6, 'Guten Tag, ich bin Ana. Braune Spitzen kommen meist von trockener Luft.'),
  guest(5, 'Was hilft dagegen?', { delivery: 'queued' }),
];

export const ARABIC = [
  nova(9, 'مرحبًا! يمكنني المساعدة في الطلبات والإرجاع والنباتات المريضة.'),
  guest(8, 'أطراف نبتة السرخس بنية اللون.'),
  said('agent', 'آنا', 6, 'غالبًا ما يكون السبب هو الهواء الجاف. رقم الطلب ORDER-20481 صحيح؟'),
  guest(5, 'نعم، شكرًا'),
];
