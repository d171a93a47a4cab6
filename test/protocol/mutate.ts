import fc from 'fast-check';

type Holder = Record<string, unknown>;

interface Change {
  readonly kind: 'drop' | 'replace' | 'nest' | 'repeat' | 'rename' | 'move';
  /** Which value of the tree, and which other one. */
  readonly at: number;
  readonly other: number;
  readonly value: unknown;
  readonly name: string;
}

/** By value: a tree that holds itself is no JSON, and what is used again must not be broken already. */
const copy = (value: unknown): unknown => JSON.parse(JSON.stringify(value) ?? 'null');

/** As JSON has it: a name such as `__proto__` is a name. */
const set = (holder: Holder, name: string, value: unknown): void => {
  if (Array.isArray(holder) && !/^\d+$/.test(name)) return;
  Object.defineProperty(holder, name, { value, enumerable: true, configurable: true, writable: true });
};

const slots = (value: unknown): (readonly [Holder, string])[] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([name, inner]) => [[value as Holder, name] as const, ...slots(inner)])
    : [];

const wrap = (value: unknown, depth: number): unknown =>
  depth === 0 ? value : depth % 2 ? [wrap(value, depth - 1)] : { text: wrap(value, depth - 1) };

/** Broken enough: lists of lists of lists would fill the machine instead. */
const MAX_SLOTS = 2_000;
const MAX_SIZE = 30_000;

/** The same over and over. */
const long = (value: unknown): unknown => {
  const size = (JSON.stringify(value) ?? '').length + 1;
  if (typeof value === 'string') return value.repeat(Math.ceil(MAX_SIZE / size));
  const times = Math.min(600, Math.ceil(MAX_SIZE / size));
  return Array.isArray(value)
    ? Array.from({ length: times }, (_, i): unknown => value[i % Math.max(1, value.length)])
    : [value, value];
};

const apply = (root: Holder, { kind, at, other, value, name }: Change): void => {
  const all = slots(root);
  if (all.length > MAX_SLOTS) return;
  const [holder, key] = all[at % all.length] ?? [root, 'frame'];
  const now = holder[key];
  switch (kind) {
    case 'drop':
      return void Reflect.deleteProperty(holder, key);
    case 'replace':
      return set(holder, key, copy(value));
    case 'nest':
      return set(holder, key, wrap(now, 1 + (other % 60)));
    case 'repeat':
      return set(holder, key, copy(long(now)));
    case 'rename':
      Reflect.deleteProperty(holder, key);
      return set(holder, name, now);
    case 'move': {
      const [from, theirs] = all[other % all.length] ?? [root, 'frame'];
      return set(holder, key, copy(from[theirs]));
    }
  }
};

const ODD: readonly unknown[] = [
  null,
  true,
  'true',
  '',
  ' ',
  0,
  -1,
  0.5,
  1e300,
  -1e300,
  '9e999',
  [],
  {},
  [[]],
  '\u0000',
  '\ud800',
  'a\udfff\ud800b',
  '\u202eevil',
  { toString: 1, valueOf: 1 },
  { length: 5 },
  '__proto__',
  'constructor',
  ['javascript', 'alert(1)'].join(':'),
  'data:image/svg+xml,x',
  'http://192.0.2.1/',
  'https://u:p@a.test/',
  '2026-06-09',
  '+275760-09-13T00:00:00.001Z',
  'Inbound',
  'Outbound',
  'Event',
  'Form',
  'ButtonResponse',
  'QuickReply',
];
const NAMES = ['__proto__', 'constructor', 'toString', 'length', 'content', 'text', 'id', 'form', 'card', '\ud800'];

const change: fc.Arbitrary<Change> = fc.record({
  kind: fc.constantFrom('drop', 'replace', 'nest', 'repeat', 'rename', 'move'),
  at: fc.nat(10_000),
  other: fc.nat(10_000),
  value: fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...ODD) }, fc.jsonValue({ maxDepth: 3 })),
  name: fc.constantFrom(...NAMES),
});

/** Texts of frames, each broken in a few places; some to a part of their length. */
export const broken = (texts: readonly string[]): fc.Arbitrary<string> =>
  // Bias would break the first property of the frame time and again.
  fc
    .noBias(
      fc.tuple(
        fc.constantFrom(...texts),
        fc.array(change, { minLength: 1, maxLength: 5 }),
        fc.oneof({ weight: 11, arbitrary: fc.constant(100) }, fc.nat(99)),
      ),
    )
    .map(([text, changes, cut]) => {
      const root: Holder = { frame: JSON.parse(text) as unknown };
      for (const each of changes) apply(root, each);
      const json = JSON.stringify(root['frame']) ?? '';
      return json.slice(0, Math.ceil((cut * json.length) / 100));
    });
