/**
 * A static server for the demo: `/` is the demo folder, `/dist/` the build, `/fixtures/` the frames that tests know. Nothing
 * else of the project can be reached. The pages below `/embed/` and those of the brand are filled in with the service that is running.
 */
import { createReadStream } from 'node:fs';
import { readFile, readdir, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';
import { fillIn, release } from './lib/embed-pages.mjs';
import { root } from './lib/run.mjs';

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
};

/**
 * As strict as a page can be, so that the demo proves the element needs no exception: no inline script or style, and
 * Trusted Types with Lit's own policy only.
 *
 * @param {readonly string[]} connect Origins the page may talk to besides its own.
 * @param {string} [types] Names of the policies for Trusted Types.
 */
const contentSecurityPolicy = (connect, types = 'lit-html') =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "font-src 'self'",
    "img-src 'self' data: blob: " + connect.join(' '),
    "frame-src 'self'",
    `connect-src 'self' ${connect.join(' ')}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'self'",
    "require-trusted-types-for 'script'",
    `trusted-types ${types}`,
  ].join('; ');

/** Where the text that people paste is filled in. */
const EMBED = /^\/(?:embed\/[\w-]+\.(?:html|js)|brand(?:-inline)?\.html)$/;
/** A tag manager assigns addresses of scripts, so its page has a policy for them. */
const OWN_TYPES = '/embed/gtm.html';

const FRAMES = 'test/fixtures/frames';
const FOLDERS = { '/dist/': 'dist', '/fixtures/': FRAMES };

/** Names of the frames, as a page can ask for them. */
const frameNames = async () =>
  (await readdir(path.join(root, FRAMES))).map((file) => path.basename(file, '.json')).sort();

/** Where a request path lies on disk; undefined for a path that leaves its folder, or names a hidden file. */
const resolveFile = (pathname) => {
  let decoded;
  try {
    decoded = decodeURIComponent(pathname);
  } catch {
    return undefined;
  }
  if (/\0|\\|(?:^|\/)\./.test(decoded)) return undefined;
  const prefix = Object.keys(FOLDERS).find((each) => decoded.startsWith(each)) ?? '/';
  const base = path.join(root, FOLDERS[prefix] ?? 'demo');
  const rest = decoded.slice(prefix.length);
  const file = path.join(base, rest === '' || rest.endsWith('/') ? `${rest}index.html` : rest);
  return file.startsWith(base + path.sep) ? file : undefined;
};

const isFile = (file) =>
  stat(file).then(
    (found) => found.isFile(),
    () => false,
  );

/**
 * @param {{ port: number, host?: string, simulator?: { url: string, deploymentId: string } }} options `simulator` is where
 * the fake service listens; the page reads it from `/simulator.json`.
 * @returns {Promise<{ url: string, close(): Promise<void> }>} Listening. Rejects when the port is taken.
 */
export const serveDemo = async ({ port, host = '127.0.0.1', simulator }) => {
  const origin = simulator?.url;
  const connect = origin ? [origin, origin.replace(/^http/, 'ws')] : [];
  const headers = {
    'content-security-policy': contentSecurityPolicy(connect),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'strict-origin-when-cross-origin',
    'cache-control': 'no-cache',
  };

  const server = createServer(async (request, response) => {
    const reply = (code, type, body, more) =>
      response.writeHead(code, { ...headers, 'content-type': type, ...more }).end(body);
    if (request.method !== 'GET' && request.method !== 'HEAD') return reply(405, 'text/plain', 'GET or HEAD only\n');
    const pathname = (request.url ?? '/').split(/[?#]/)[0];
    if (pathname === '/simulator.json' && simulator) return reply(200, TYPES['.json'], JSON.stringify(simulator));
    if (pathname === '/release.json') return reply(200, TYPES['.json'], JSON.stringify(release()));
    if (pathname === '/custom-elements.json')
      return reply(200, TYPES['.json'], await readFile(path.join(root, 'custom-elements.json')));
    if (pathname === '/fixtures/index.json') return reply(200, TYPES['.json'], JSON.stringify(await frameNames()));
    const file = resolveFile(pathname);
    if (file === undefined || !(await isFile(file))) return reply(404, 'text/plain', 'Not found\n');
    const type = TYPES[path.extname(file)] ?? 'application/octet-stream';
    if (simulator && EMBED.test(pathname)) {
      const types = pathname === OWN_TYPES ? 'lit-html default' : undefined;
      const body = fillIn(await readFile(file, 'utf8'), simulator);
      return reply(200, type, body, { 'content-security-policy': contentSecurityPolicy(connect, types) });
    }
    response.writeHead(200, { ...headers, 'content-type': type });
    if (request.method === 'HEAD') return response.end();
    createReadStream(file)
      .on('error', () => response.destroy())
      .pipe(response);
  });

  await new Promise((resolve, reject) => server.once('error', reject).listen(port, host, resolve));
  return {
    url: `http://localhost:${server.address().port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
