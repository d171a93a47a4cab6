/** The fake Genesys for Node: everything of the page's entry, and the same core behind a real port. */
export * from './index.js';
export { type SimulatorServer, type SimulatorServerOptions, startSimulator } from './server.js';
