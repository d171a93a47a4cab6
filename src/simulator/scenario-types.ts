import { type LoggedMessage, type SayInput } from './simulator-types.js';

/** What a scenario can do in the session it plays in. After the session or the simulator ends, all of it does nothing. */
export interface ScenarioChat {
  readonly token: string;
  say(input: Omit<SayInput, 'token'>): void;
  typing(durationMs?: number): void;
  disconnect(): void;
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

export type ScenarioName = 'quiet' | 'agent' | 'bot' | 'echo';
