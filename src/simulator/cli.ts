#!/usr/bin/env node
import { parseArgs } from 'node:util';
import { SCENARIO_NAMES, isScenarioName } from './scenarios.js';
import { startSimulator, type SimulatorServerOptions } from './server.js';
import { SimulatorInputError } from './simulator-types.js';

const HELP = `genesys-chat-simulator: a fake Genesys Cloud Web Messaging service on this machine

  --port 8080        port to listen on; 0 takes any free one
  --seed 1           the same seed gives the same ids and answers
  --scenario agent   who answers: ${SCENARIO_NAMES.join(', ')}
  --json             first line on stdout: {"url":"…","deploymentId":"…"}
  --help             this text

Control: POST /_simulator/say, fault, agent, typing, clear-faults, reset; GET /_simulator/frames, sessions, faults, handshakes, events.
`;

const USAGE_ERROR = 2;

const wholeNumber = (name: string, text: string, largest: number): number => {
  const value = Number(text);
  if (text.trim() !== '' && Number.isInteger(value) && value >= 0 && value <= largest) return value;
  throw new SimulatorInputError(`--${name} must be a whole number from 0 to ${largest}, not "${text}".`);
};

interface Command {
  readonly help: boolean;
  readonly json: boolean;
  readonly options: SimulatorServerOptions & { readonly port: number };
}

const readCommand = (args: readonly string[]): Command => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      port: { type: 'string', default: '8080' },
      seed: { type: 'string', default: '1' },
      scenario: { type: 'string', default: 'agent' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  const { port, seed, scenario, json, help } = values;
  if (!isScenarioName(scenario)) {
    throw new SimulatorInputError(`There is no scenario "${scenario}". There are: ${SCENARIO_NAMES.join(', ')}.`);
  }
  const options = { port: wholeNumber('port', port, 65_535), seed: wholeNumber('seed', seed, 2 ** 32 - 1), scenario };
  return { help, json, options };
};

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';

const explain = (error: unknown, port: number | undefined): string => {
  const code = codeOf(error);
  if (code === 'EADDRINUSE') return `Port ${port} is taken. Choose another one with --port.`;
  if (code === 'EACCES') return `Port ${port} is not allowed for this user. Choose another one with --port.`;
  return error instanceof Error ? (error.message.split('\n')[0] ?? error.name) : 'The simulator could not start.';
};

const main = async (): Promise<void> => {
  let port: number | undefined;
  try {
    const { help, json, options } = readCommand(process.argv.slice(2));
    if (help) return void process.stdout.write(HELP);
    port = options.port;
    const { url, deploymentId, stop } = await startSimulator(options);
    process.stdout.write(
      json
        ? `${JSON.stringify({ url, deploymentId })}\n`
        : `Simulator: ${url}\nDeployment: ${deploymentId}\nCtrl-C stops it.\n`,
    );
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop());
  } catch (error) {
    process.stderr.write(`${explain(error, port)}\n`);
    process.exitCode = USAGE_ERROR;
  }
};

await main();
