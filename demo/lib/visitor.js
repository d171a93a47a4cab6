/** What the shop's page tells about its chat element. */

/**
 * @typedef {object} VisitorReport
 * @property {number} at Epoch milliseconds.
 * @property {string} status
 * @property {{ reason?: string, attempt?: number, retryAt?: number }} connection
 * @property {unknown} state Value of the session machine's snapshot.
 * @property {number} pending Messages not yet at the service.
 * @property {readonly string[]} sent Ids of the messages the element shows as sent.
 */

/**
 * @param {HTMLIFrameElement} frame
 * @param {(report: VisitorReport) => void} listener
 */
export const watchVisitor = (frame, listener) => {
  window.addEventListener('message', (message) => {
    if (message.origin !== location.origin || message.source !== frame.contentWindow) return;
    if (message.data?.type === 'visitor-report') listener(message.data.report);
  });
};

/**
 * @param {HTMLIFrameElement} frame
 * @param {{ scheme?: 'light' | 'dark', dir?: 'ltr' | 'rtl', open?: boolean }} look
 */
export const tellVisitor = (frame, look) => {
  frame.contentWindow?.postMessage({ type: 'visitor-look', look }, location.origin);
};
