/** What every event holds to, however broken the frame was. */
import assert from 'node:assert/strict';
import type { ServerEvent } from '../../src/protocol/events.js';
import { Secret } from '../../src/model/secret.js';

type Check = (value: unknown, path: string) => void;

const string =
  (max: number, min = 0): Check =>
  (value, path) =>
    assert.ok(typeof value === 'string' && value.length >= min && value.length <= max, `${path}: a text up to ${max}`);
const LABEL = string(2_000);
const ID = string(4_000, 1);
const finite: Check = (value, path) => assert.ok(Number.isFinite(value), `${path}: a number`);
const natural: Check = (value, path) => assert.ok(Number.isSafeInteger(value) && Number(value) >= 0, `${path}: a size`);
const flag: Check = (value, path) => assert.equal(typeof value, 'boolean', path);
const instant: Check = (value, path) => assert.ok(!Number.isNaN(new Date(Number(value)).getTime()), `${path}: a time`);
const one =
  (...words: readonly string[]): Check =>
  (value, path) =>
    assert.ok(words.includes(String(value)), `${path}: one of ${words.join()}`);
const url =
  (pattern: RegExp): Check =>
  (value, path) =>
    assert.ok(typeof value === 'string' && value.length < 25_000 && pattern.test(value), `${path}: an address`);
const MEDIA = url(/^(?:https:|http:\/\/(?:localhost|127\.0\.0\.1|\[::1\])[:/])/);
const LINK = url(/^(?:https?:\/\/|mailto:[^\s?]+$|tel:\+?[\d ]+$)/i);

const list =
  (each: Check, max: number, min = 0): Check =>
  (value, path) => {
    assert.ok(Array.isArray(value) && value.length <= max && value.length >= min, `${path}: ${min} to ${max} of it`);
    value.forEach((item, i) => each(item, `${path}[${i}]`));
  };

/** Exactly these, plainly; a name ending in `?` may be missing, but is never there without a value. */
const shape = (properties: Readonly<Record<string, Check>>): Check => {
  const known = new Map(Object.entries(properties).map(([name, check]) => [name.replace('?', ''), check]));
  const required = Object.keys(properties).filter((name) => !name.endsWith('?'));
  return (value, path) => {
    assert.ok(typeof value === 'object' && value !== null && !Array.isArray(value), `${path}: an object`);
    assert.equal(Object.getPrototypeOf(value), Object.prototype, path);
    for (const name of required) assert.ok(Object.hasOwn(value, name), `${path}.${name} is missing`);
    for (const [name, each] of Object.entries(value)) {
      const check = known.get(name);
      assert.ok(check, `${path}.${name} is nobody's`);
      check(each, `${path}.${name}`);
    }
  };
};

/** By the value of one property; the others are those of that case. */
const cases =
  (key: string, all: Readonly<Record<string, Readonly<Record<string, Check>>>>): Check =>
  (value, path) => {
    const name = String((value as Readonly<Record<string, unknown>>)[key]);
    const properties = Object.hasOwn(all, name) ? all[name] : undefined;
    assert.ok(properties, `${path}.${key}: ${name}`);
    shape({ [key]: one(name), ...properties })(value, path);
  };

const TITLES = { 'title?': LABEL, 'subtitle?': LABEL };
const PROMPT = shape({ ...TITLES, 'header?': LABEL, 'button?': LABEL, 'image?': MEDIA });
const ITEMS = list(shape({ id: ID, title: LABEL, 'subtitle?': LABEL, 'image?': MEDIA }), 50, 1);
const SECTIONS = list(shape({ title: LABEL, multiple: flag, items: ITEMS }), 50, 1);
const ACTIONS = list(
  cases('kind', {
    link: { text: string(2_000, 1), href: LINK },
    postback: { text: string(2_000, 1), payload: string(10_000, 1) },
  }),
  50,
);
const CARD = {
  title: LABEL,
  'description?': string(5_000),
  'image?': MEDIA,
  'video?': MEDIA,
  'href?': LINK,
  actions: ACTIONS,
};
const FIELD = cases('kind', {
  text: {
    id: ID,
    ...TITLES,
    'placeholder?': LABEL,
    required: flag,
    multiline: flag,
    'keyboard?': LABEL,
    'autocomplete?': LABEL,
  },
  date: {
    id: ID,
    ...TITLES,
    'min?': instant,
    'max?': instant,
    order: one('dayMonthYear', 'monthDayYear', 'yearMonthDay'),
  },
  list: { id: ID, prompt: PROMPT, sections: SECTIONS },
  wheel: { id: ID, 'title?': LABEL, items: ITEMS },
});
const of = string(200, 1);
const CONTENT = cases('type', {
  attachment: { id: ID, name: string(1_024, 1), mime: string(200, 1), 'size?': natural, 'url?': MEDIA },
  notice: { notice: one('disconnected', 'signed-in') },
  unknown: { contentType: string(60, 1) },
  'quick-replies': {
    of,
    'title?': LABEL,
    replies: list(shape({ text: string(2_000, 1), payload: string(10_000, 1), 'image?': MEDIA }), 50, 1),
  },
  card: { of, ...CARD },
  carousel: { of, cards: list(shape(CARD), 50, 1) },
  'date-picker': {
    of,
    ...TITLES,
    'image?': MEDIA,
    slots: list(shape({ payload: string(60, 1), at: instant, 'durationSeconds?': natural }), 200),
  },
  'list-picker': { of, prompt: PROMPT, reply: PROMPT, sections: SECTIONS },
  form: {
    of,
    formId: string(4_000),
    prompt: PROMPT,
    reply: PROMPT,
    'introduction?': PROMPT,
    pages: list(shape({ ...TITLES, fields: list(FIELD, 50, 1) }), 50, 1),
    showSummary: flag,
  },
});

const CHOICE = { text: string(5_000), payload: string(10_000) };
const TAP = { 'to?': of, choices: list(shape(CHOICE), 1, 1) };
const ANSWER = cases('kind', {
  'quick-reply': TAP,
  button: TAP,
  date: TAP,
  list: { 'to?': of, text: string(5_000), choices: list(shape(CHOICE), 50, 1) },
  form: {
    'to?': of,
    text: string(5_000),
    formId: string(4_000),
    choices: list(shape({ id: ID, ...CHOICE }), 500),
  },
});
const NAME = string(201, 1);
const RECORD = shape({
  key: NAME,
  names: list(NAME, 5, 1),
  'clientId?': NAME,
  direction: one('inbound', 'outbound'),
  author: one('guest', 'agent', 'bot', 'system'),
  'name?': NAME,
  'avatar?': MEDIA,
  'text?': string(100_000, 1),
  content: list(CONTENT, 50),
  'answer?': ANSWER,
  'time?': instant,
});

const TRACED = { 'tracingId?': NAME };
const FILE = { attachmentId: NAME };
const timing = { 'durationSeconds?': natural, 'expiresAt?': instant };
const headers: Check = (value, path) => {
  for (const [name, each] of Object.entries(value as object)) {
    assert.match(name, /^(?:x-amz|content)-[\w-]+$/i, path);
    string(4_000)(each, `${path}.${name}`);
    assert.match(String(each), /^[ -~]*$/, path);
  }
};
const optional =
  (check: Check): Check =>
  (value, path) =>
    value === undefined || check(value, path);
const mediaRules = shape({
  types: list(string(200, 1), 200, 1),
  maxBytes: natural,
  blockedExtensions: list(string(20, 1), 500),
});

const EVENT = cases('type', {
  'session.ready': {
    newSession: flag,
    readOnly: flag,
    clearedExisting: flag,
    media: optional(mediaRules),
    maxAttributeBytes: optional(natural),
    ...timing,
    ...TRACED,
  },
  'session.detached': TRACED,
  'message.received': { record: RECORD, ...TRACED },
  'typing.received': {
    typing: shape({ author: one('agent', 'bot'), 'name?': NAME }),
    durationMs: (value, path) => assert.ok(Number(value) >= 0 && Number(value) <= 10_000, path),
  },
  'presence.received': {
    presence: one('join', 'disconnect', 'clear', 'sign-in'),
    direction: one('inbound', 'outbound'),
    readOnly: flag,
    'record?': RECORD,
    'name?': NAME,
    ...TRACED,
  },
  'echo.received': timing,
  'jwt.received': { jwt: (value, path) => assert.ok(value instanceof Secret, path), ...TRACED },
  'upload.granted': { ...FILE, url: MEDIA, headers, ...TRACED },
  'upload.succeeded': { ...FILE, 'url?': MEDIA },
  'upload.refused': { ...FILE, code: finite, text: string(500), ...TRACED },
  'download.granted': { ...FILE, url: MEDIA, ...TRACED },
  'attachment.deleted': { ...FILE, ...TRACED },
  'session.expired': {},
  'session.cleared': {},
  'session.logged-out': {},
  'connection.closed': { signedIn: flag },
  'request.refused': {
    code: finite,
    text: string(500),
    'retryAfter?': (value, path) => assert.ok(Number(value) >= 1 && Number(value) <= 300, path),
    ...TRACED,
  },
  'frame.ignored': {
    reason: one('undecodable', 'unknown-class', 'unknown-content', 'too-large'),
    what: string(70, 1),
  },
});

export const checkEvent = (event: ServerEvent): void => EVENT(event, event.type);

export const checkRecord = (record: unknown): void => RECORD(record, 'record');
