import type { Put } from '../model/upload.js';
import type { Fetch } from './api.js';

/** An upload through `fetch`, which tells no progress: for Node, and for whoever brings a network of their own. */
export const fetchPut =
  (fetch: Fetch): Put =>
  ({ url, headers, body, signal }) =>
    fetch(url, { method: 'PUT', headers, body, signal, credentials: 'omit', redirect: 'error', cache: 'no-store' });
