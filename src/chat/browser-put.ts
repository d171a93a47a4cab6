import type { Put } from '../model/upload.js';

/**
 * An upload with progress, which `fetch` cannot tell. No cookies go along. A redirect cannot be forbidden here: the page's
 * `connect-src` is what keeps the bytes within the bucket's host.
 */
export const browserPut: Put = ({ url, headers, body, onProgress, signal }) =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const fail = (): void => reject(new Error('no answer'));
    request.open('PUT', url);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onload = () => resolve({ status: request.status });
    request.onerror = request.onabort = fail;
    if (signal.aborted) return fail();
    signal.addEventListener('abort', () => request.abort(), { once: true });
    request.send(body);
  });
