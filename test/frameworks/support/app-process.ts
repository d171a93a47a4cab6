import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** Where `npm test -- frameworks` has built the apps. */
export const BUILT = fileURLToPath(new URL('../../../.cache/frameworks/', import.meta.url));

/** Apps that could not be built; that is a failure already. */
export const UNBUILT = process.env['UNBUILT_APPS']?.split(' ') ?? [];

export interface AppProcess {
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * Starts a server of the app's own tools, and waits until it says where it listens.
 *
 * @param args - A Node script below the app's `node_modules`, and its arguments; it must choose a free port by itself.
 * @throws Error with what it said when it ends before that.
 */
export const startApp = async (name: string, args: readonly string[]): Promise<AppProcess> => {
  const child = spawn(process.execPath, args, {
    cwd: `${BUILT}${name}`,
    env: { ...process.env, NO_COLOR: '1', CI: '1' },
  });
  let said = '';
  const url = await new Promise<string>((resolve, reject) => {
    const hear = (part: Buffer): void => {
      said += String(part);
      const found = /https?:\/\/(?:localhost|127\.0\.0\.1):(\d+)/.exec(said)?.[1];
      if (found) resolve(`http://localhost:${found}`);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('exit', () => reject(new Error(`${name}: ended with\n${said}`)));
  });
  return {
    url,
    async stop() {
      if (child.exitCode !== null) return;
      child.kill();
      await once(child, 'exit');
    },
  };
};
