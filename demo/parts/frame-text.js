/** What may be told of a frame: its name, and what is said in it. Never a token, never a jwt. */

const shorten = (/** @type {unknown} */ text) => {
  if (typeof text !== 'string') return '';
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
};

/** @param {any} message Of either direction. */
const contentOf = (message) => {
  const event = message?.events?.[0];
  if (event?.presence) return event.presence.type;
  if (event) return event.eventType;
  if (message?.text) return shorten(message.text);
  return message?.content?.[0]?.contentType ?? '';
};

/**
 * @param {{ direction: 'inbound' | 'outbound', frame: any }} record As the service recorded it: `inbound` comes from the
 * visitor.
 * @returns {{ name: string, detail: string, tone: 'up' | 'down' | 'bad' | 'quiet' }}
 */
export const describeFrame = ({ direction, frame }) => {
  if (frame === null || typeof frame !== 'object') return { name: 'not JSON', detail: '', tone: 'bad' };
  if (direction === 'inbound') {
    const { action = 'no action', message } = frame;
    return { name: String(action), detail: contentOf(message), tone: action === 'echo' ? 'quiet' : 'up' };
  }
  const { class: name = 'no class', code, body } = frame;
  if (typeof code === 'number' && code >= 400) return { name: `${name} ${code}`, detail: shorten(body), tone: 'bad' };
  const detail =
    name === 'StructuredMessage' ? `${body?.direction === 'Inbound' ? 'echo: ' : ''}${contentOf(body)}` : '';
  return { name: String(name), detail, tone: body === 'SGVhbHRoQ2hlY2tNZXNzYWdlSWQ=' ? 'quiet' : 'down' };
};
