import { createServer } from 'node:http';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface PageServer {
  readonly url: string;
  /** Bodies of the violation reports that browsers sent. */
  readonly reports: readonly string[];
  stop(): Promise<void>;
}

/** What a careful site would allow: its own script and what lies beside it, the chat's host with its pictures, and nothing unsafe. */
export const strictPolicy = (chatOrigin: string, trustedTypes = 'lit-html'): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    `connect-src 'self' ${chatOrigin} ${chatOrigin.replace(/^http/, 'ws')}`,
    `img-src 'self' ${chatOrigin}`,
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    `trusted-types ${trustedTypes}`,
    'report-uri /csp-report',
  ].join('; ');

const TYPES: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=utf-8',
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/json',
};

/** The package as installed from the packed file, where `npm test` has put it; else what lies in the source tree. */
export const PACKAGE_FOLDER = process.env['PACKAGE_FOLDER'] ?? fileURLToPath(new URL('../../../', import.meta.url));

export interface PageServerOptions {
  /** An app that was built: its files are served from the root. Default: the package itself, its `dist` as `/dist/`. */
  readonly folder?: string;
  /** Names of the Trusted Types policies that the page allows. */
  readonly trustedTypes?: string;
  /** The whole policy. Default: the strict one, with the simulator as the only host. */
  readonly policy?: string;
}

/**
 * Serves pages made by a test, and the built bundle, under the strict policy.
 *
 * @param pages - Path → body, such as `/` → HTML.
 * @param policy - Of every response.
 */
export const startPageServer = async (
  pages: Readonly<Record<string, string>>,
  chatOrigin: string,
  { folder = PACKAGE_FOLDER, trustedTypes, policy = strictPolicy(chatOrigin, trustedTypes) }: PageServerOptions = {},
): Promise<PageServer> => {
  const reports: string[] = [];
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    const reply = (status: number, body: string | Buffer, type = 'text/plain'): void => {
      response.writeHead(status, {
        'content-type': type,
        'content-security-policy': policy,
        'cache-control': 'no-store',
      });
      response.end(body);
    };
    if (path === '/csp-report') {
      let body = '';
      request.setEncoding('utf8').on('data', (part: string) => (body += part));
      request.on('end', () => {
        reports.push(body);
        reply(204, '');
      });
      return;
    }
    if (path === '/favicon.ico') return reply(204, '');
    const page = pages[path];
    const extension = /\.(\w+)$/.exec(path)?.[1] ?? 'html';
    if (page !== undefined) return reply(200, page, TYPES[extension] ?? 'text/html');
    const file = path === '/' ? 'index.html' : path.slice(1);
    // Nothing of the package but its built files, and nothing above the folder.
    const isServed = folder === PACKAGE_FOLDER ? /^dist\/[\w./-]+\.js(?:on)?$/.test(file) : /^[\w./-]+$/.test(file);
    if (!isServed || file.includes('..')) return reply(404, 'not here');
    readFile(join(folder, file)).then(
      (body) => reply(200, body, TYPES[/\.(\w+)$/.exec(file)?.[1] ?? ''] ?? 'application/octet-stream'),
      () => reply(404, 'not built'),
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://localhost:${port}`,
    reports,
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
};
