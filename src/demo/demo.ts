/**
 * What a demonstration runs on: the fake service in the page, with somebody who answers and, if wished, a bad network. Loaded
 * by the element only when it has the attribute `demo`.
 */
import {
  connectInPage,
  createSimulator,
  SCENARIOS,
  type Fault,
  type InPage,
  type Scenario,
  type ScenarioChat,
} from '../simulator/index.js';
import { DEMO } from './demo-options.js';

/** The whole network of a demonstration. Read by another file, so that its names are none of those that are shortened. */
export interface DemoWorld {
  readonly fetch: InPage['fetch'];
  readonly open: InPage['createSocket'];
}

/** One per message of the guest, over and over: what comes next goes wrong in this way. */
const TROUBLES: readonly Fault[] = [
  { kind: 'drop', when: 'after-commit' },
  { kind: 'duplicate' },
  { kind: 'flap', everyMs: 3_000, times: 3 },
  { kind: 'drop', when: 'mid-frame' },
  { kind: 'delay', ms: 2_500 },
  { kind: 'stall', ms: 12_000, commit: true },
  { kind: 'reorder' },
  { kind: 'drop', when: 'before-commit' },
];

/** No network means no pictures either: what would have one comes without. */
const withoutPictures = (chat: ScenarioChat): ScenarioChat => ({
  ...chat,
  assetUrl: () => '',
  say({ asset, ...input }) {
    chat.say(
      asset === undefined ? input : { ...input, text: input.text ?? 'A file: there are none in a demonstration.' },
    );
  },
});

/** @param kind - `flaky` has a bad network; anything else a good one. */
export const createDemoWorld = (kind: string): DemoWorld => {
  const { showcase } = SCENARIOS;
  let said = 0;
  const scenario: Scenario = {
    onStart: (chat) => showcase.onStart?.(withoutPictures(chat)),
    onMessage(chat, message) {
      showcase.onMessage?.(withoutPictures(chat), message);
      const trouble = kind === 'flaky' ? TROUBLES[said++ % TROUBLES.length] : undefined;
      if (trouble) simulator.fault(trouble);
    },
  };
  const simulator = createSimulator({
    deploymentId: DEMO.deploymentId,
    scenario,
    echoDelayMs: 300,
    config: {
      messenger: {
        apps: { conversations: { autoStart: { enabled: true } } },
        fileUpload: { enableAttachments: false },
      },
    },
  });
  const { fetch, createSocket } = connectInPage(simulator);
  return { fetch, open: createSocket };
};
