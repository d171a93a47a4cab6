/** The fake service, over its control routes. */

/**
 * @typedef {object} Simulator
 * @property {string} url
 * @property {string} deploymentId
 * @property {(path: string) => Promise<any>} get
 * @property {(path: string, body?: object) => Promise<any>} post Rejects with the service's own sentence.
 * @property {(listener: (event: any) => void, onLink: (up: boolean) => void) => () => void} watch Everything that
 * happens there, as it happens.
 */

const EVENTS = ['frame', 'connection', 'session', 'message', 'guest-typing', 'faults', 'handshake', 'reset'];

/** @returns {Promise<{ url: string, deploymentId: string }>} Where the service is. Rejects when nobody says. */
export const readEndpoint = async () => {
  const response = await fetch('/simulator.json');
  if (!response.ok) throw new Error('No fake service is known to this server. Start both with “npm start”.');
  return response.json();
};

/** @returns {Promise<Simulator>} */
export const openSimulator = async () => {
  const { url, deploymentId } = await readEndpoint();

  const ask = async (/** @type {string} */ path, /** @type {RequestInit} */ init = {}) => {
    const response = await fetch(`${url}/_simulator/${path}`, init);
    const text = await response.text();
    const reply = text === '' ? undefined : JSON.parse(text);
    if (!response.ok)
      throw new Error(reply?.error ?? reply?.message ?? `The fake service answered ${response.status}.`);
    return reply;
  };

  return {
    url,
    deploymentId,
    get: (path) => ask(path),
    post: (path, body = {}) =>
      ask(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    watch(listener, onLink) {
      const source = new EventSource(`${url}/_simulator/events`);
      const hear = (/** @type {MessageEvent} */ message) => {
        const event = JSON.parse(message.data);
        listener(event.type === undefined ? { ...event, type: message.type } : event);
      };
      source.addEventListener('message', hear);
      for (const name of EVENTS) source.addEventListener(name, hear);
      source.addEventListener('open', () => onLink(true));
      source.addEventListener('error', () => onLink(false));
      return () => source.close();
    },
  };
};
