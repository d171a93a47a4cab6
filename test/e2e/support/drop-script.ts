import type { Simulator } from '../../../src/simulator/index.js';

/** The visitor's side of the story, in a page or in Node. */
export interface Visitor {
  send(text: string): Promise<void>;
  status(): Promise<string>;
  messages(): Promise<readonly { readonly author: string; readonly text?: string; readonly delivery?: string }[]>;
  /** The visitor's network goes away, and comes back. */
  away(): Promise<void>;
  back(): Promise<void>;
}

const tick = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Waits for a fact of a real server and a real browser; says what was awaited when it never comes. */
export const until = async (what: string, fact: () => Promise<boolean> | boolean, seconds = 60): Promise<void> => {
  for (let i = 0; i < seconds * 20; i++) {
    if (await fact()) return;
    await tick(50);
  }
  throw new Error(`never happened: ${what}`);
};

export const logOf = (simulator: Simulator): readonly (string | undefined)[] =>
  simulator
    .sessions()
    .flatMap(({ messages }) => messages)
    .filter(({ type }) => type !== 'Event')
    .map(({ text }) => text);

const FAULTS = [
  { kind: 'drop', when: 'before-commit' },
  { kind: 'drop', when: 'after-commit' },
  { kind: 'drop', when: 'mid-frame' },
  { kind: 'stall', ms: 4_000 },
  { kind: 'drop', when: 'on-configure' },
  { kind: 'drop', when: 'before-session-response' },
  { kind: 'drop', when: 'on-history' },
] as const;

/**
 * 40 messages each way while the connection is cut in every way at seeded moments, and 60 said while the visitor is away.
 *
 * @param random - [0, 1); its seed is what a failure should name.
 */
export const playDropScript = async (
  simulator: Simulator,
  visitor: Visitor,
  random: () => number,
): Promise<readonly string[]> => {
  const typed: string[] = [];
  const cuts = new Map<number, (typeof FAULTS)[number]>();
  FAULTS.forEach((fault, i) => cuts.set(2 + i * 5 + Math.floor(random() * 4), fault));
  for (let i = 0; i < 40; i++) {
    const cut = cuts.get(i);
    if (cut) {
      // Those that wait for a configure or a history page need a cut to bring one about.
      if (cut.kind === 'drop' && cut.when.includes('-') && !cut.when.endsWith('commit') && cut.when !== 'mid-frame')
        simulator.fault({ kind: 'drop', when: 'now' });
      simulator.fault(cut);
    }
    typed.push(`guest ${i}`);
    await visitor.send(`guest ${i}`);
    simulator.say({ text: `agent ${i}`, from: { nickname: 'Ana' } });
    await tick(random() * 60);
  }
  await until(
    'everything sent',
    async () => (await visitor.messages()).filter((message) => message.delivery === 'sent').length === 40,
    240,
  );
  await visitor.away();
  for (let i = 0; i < 60; i++) simulator.say({ text: `away ${i}`, from: { nickname: 'Ana' } });
  await visitor.back();
  await until('open again', async () => (await visitor.status()) === 'open', 120);
  await until('everything shown', async () => (await visitor.messages()).length >= 140, 60);
  return typed;
};
