import { once } from 'node:events';
import { createServer } from 'node:http';

/**
 * Serves texts from memory on a free port.
 *
 * @param {Record<string, string>} files By path; `.js` is sent as a script, all else as HTML.
 */
export const serve = async (files) => {
  const server = createServer((request, response) => {
    const pathname = request.url.split('?')[0];
    const text = files[pathname];
    if (text === undefined) return response.writeHead(404).end();
    const type = pathname.endsWith('.js') ? 'text/javascript' : 'text/html';
    response.writeHead(200, { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-store' }).end(text);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return { url: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
};

/** A page with nothing but one module script and one element. */
export const pageOf = ({ script, element, wanted = '' }) =>
  `<!doctype html><html lang="en" data-wanted="${wanted}"><head><meta charset="utf-8"><title>bench</title>` +
  `<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">` +
  `<script type="module" src="${script}"></script></head><body>${element}</body></html>`;
