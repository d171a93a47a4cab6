import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { connect, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createServer, type TLSSocket } from 'node:tls';
import { generate } from 'selfsigned';
import { PACKAGE_FOLDER } from './page-server.js';

/** The region whose host names the simulator answers to, and the CDN that carries the package. */
export const REGION = 'euw2.pure.cloud';
const CDN = 'cdn.jsdelivr.net';

export interface Region {
  /** For the browser's command line: the names of the service and of the CDN lead here. Certificates must be ignored. */
  readonly browserArgs: readonly string[];
  /** Which simulator answers from now on. */
  serve(simulatorUrl: string): void;
  stop(): Promise<void>;
}

/** What a CDN says to `GET /npm/genesys-chat@1.2.3/dist/define.min.js`. */
const answerAsCdn = async (socket: TLSSocket): Promise<void> => {
  const [request] = (await once(socket, 'data')) as [Buffer];
  const file = /^GET \/npm\/genesys-chat@[\d.]+\/(dist\/[\w./-]+\.js(?:on)?)[ ?]/.exec(String(request))?.[1];
  const body =
    file?.includes('..') === false ? await readFile(join(PACKAGE_FOLDER, file)).catch(() => undefined) : undefined;
  const type = file?.endsWith('json') ? 'application/json' : 'text/javascript';
  socket.write(
    [
      `HTTP/1.1 ${body ? '200 OK' : '404 Not Found'}`,
      `content-type: ${type}; charset=utf-8`,
      `content-length: ${body?.length ?? 0}`,
      'access-control-allow-origin: *',
      'connection: close',
      '\r\n',
    ].join('\r\n'),
  );
  socket.end(body ?? '');
};

/**
 * The real host names over TLS, so that a page with nothing but a deployment id and a region runs as it would in the world:
 * `wss://webmessaging.euw2.pure.cloud` and its like are the simulator, the CDN is the packed package.
 */
export const startRegion = async (): Promise<Region> => {
  const { private: key, cert } = await generate([{ name: 'commonName', value: REGION }], { keySize: 2048 });
  let port = 0;
  const server = createServer({ key, cert }, (socket) => {
    socket.on('error', () => socket.destroy());
    if (socket.servername === CDN) return void answerAsCdn(socket).catch(() => socket.destroy());
    const service = connect(port, '127.0.0.1');
    service.on('error', () => socket.destroy());
    socket.on('close', () => service.destroy());
    service.pipe(socket).pipe(service);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const here = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    browserArgs: [`--host-resolver-rules=MAP *.${REGION} ${here}, MAP ${CDN} ${here}`],
    serve(simulatorUrl) {
      port = Number(new URL(simulatorUrl).port);
    },
    async stop() {
      server.close();
    },
  };
};
