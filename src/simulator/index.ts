/** The fake Genesys, for pages and tests: one core, reached in the page without a network. */
export type { AssetName } from './assets.js';
export type { AuthFault, DropMoment, Fault, FaultKind, FaultReport, HistoryFault, UploadFault } from './fault-types.js';
export { connectInPage, type InPage, type InPageOptions } from './in-page.js';
export { DEFAULT_DEPLOYMENT_ID, type SimulatorLimits, type SimulatorOptions } from './options.js';
export type { Scenario, ScenarioChat, ScenarioName } from './scenario-types.js';
export { chosenOf, SCENARIO_NAMES, SCENARIOS } from './scenarios.js';
export type { SimulatorClock } from './simulator-environment.js';
export { createSimulator } from './simulator.js';
export {
  type AgentInput,
  type ConnectionPort,
  type FrameRecord,
  type GuestUser,
  type Handshake,
  type HandshakeRecord,
  type HandshakeRequest,
  type HttpReply,
  type HttpRequest,
  type LoggedMessage,
  type SayInput,
  type ServerConnection,
  type SessionReport,
  type Simulator,
  type SimulatorEvent,
  SimulatorInputError,
  type TypingInput,
} from './simulator-types.js';
