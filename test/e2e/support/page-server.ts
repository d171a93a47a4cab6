import { createServer } from 'node:http';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';

export interface PageServer {
  readonly url: string;
  /** Bodies of the violation reports that browsers sent. */
  readonly reports: readonly string[];
  stop(): Promise<void>;
}

/** What a careful site would allow: its own script and what lies beside it, the chat's host with its pictures, and nothing unsafe. */
export const strictPolicy = (chatOrigin: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    `connect-src 'self' ${chatOrigin} ${chatOrigin.replace(/^http/, 'ws')}`,
    `img-src 'self' ${chatOrigin}`,
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types lit-html',
    'report-uri /csp-report',
  ].join('; ');

const TYPES: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=utf-8',
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/json',
};

/**
 * Serves pages made by a test, and the built bundle, under the strict policy.
 *
 * @param pages - Path → body, such as `/` → HTML.
 */
export const startPageServer = async (
  pages: Readonly<Record<string, string>>,
  chatOrigin: string,
): Promise<PageServer> => {
  const reports: string[] = [];
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    const reply = (status: number, body: string | Buffer, type = 'text/plain'): void => {
      response.writeHead(status, {
        'content-type': type,
        'content-security-policy': strictPolicy(chatOrigin),
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
    if (!/^\/dist\/(?:locales\/)?[\w.-]+\.js(?:on)?$/.test(path)) return reply(404, 'not here');
    readFile(new URL(`../../../${path.slice(1)}`, import.meta.url)).then(
      (body) => reply(200, body, TYPES[extension]),
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
