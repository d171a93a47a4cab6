import type { GuestUser, LoggedMessage, SayInput } from './simulator-types.js';

/** What a scenario can do in the session it plays in. After the session or the simulator ends, all of it does nothing. */
export interface ScenarioChat {
  readonly token: string;
  /** Who signed in; `undefined` for an anonymous guest. */
  readonly user: GuestUser | undefined;
  /** Under whose name a human speaks; `undefined` while no agent has joined. */
  readonly agent: SayInput['from'];
  /** An agent takes over, or with `undefined` leaves it to the bot again. */
  handOver(agent: SayInput['from']): void;
  /** Address of a picture (`….png`) or page (`….pdf`) that the simulator draws; each name another one. */
  assetUrl(name: string): string;
  say(input: Omit<SayInput, 'token'>): void;
  /** @param from - Default: the agent. */
  typing(durationMs?: number, from?: SayInput['from']): void;
  /** The agent or the bot leaves; default: in the deployment's mode. */
  disconnect(mode?: 'Send' | 'ReadOnly'): void;
  /** Epoch milliseconds by the simulator's clock. */
  now(): number;
  /** By the simulator's clock. */
  after(ms: number, fn: () => void): void;
  /** In [0, 1), from the simulator's seed. */
  random(): number;
}

/** Who answers the guest. Called after the echo went out. */
export interface Scenario {
  /** The conversation begins: the guest's Join, or the first message without one. */
  onStart?(chat: ScenarioChat): void;
  /** A text or an answer of the guest. */
  onMessage?(chat: ScenarioChat, message: LoggedMessage): void;
}

export type ScenarioName = 'quiet' | 'agent' | 'bot' | 'echo' | 'showcase';
