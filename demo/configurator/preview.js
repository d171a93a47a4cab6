import { attributesOf, tokensOf } from './settings.js';

/** The preview talks to the simulator that is running, whatever the snippet says. */
const OWN = new Set(['deployment-id', 'environment', 'endpoint']);

/** What makes another chat: the element is made anew for it, as a page would have it from the start. */
const FRESH = ['mode', 'connect-when', 'storage', 'auto-start', 'no-config', 'demo', 'multi-tab'];

/**
 * @param {HTMLIFrameElement} frame
 * @param {{ url: string, deploymentId: string }} service
 */
export const createPreview = (frame, service) => {
  /** @type {import('./settings.js').Settings} */
  let wanted = {};
  let made = '';

  const draw = () => {
    const page = frame.contentDocument;
    if (page?.readyState !== 'complete' || !page.body) return;
    const attributes = attributesOf(wanted);
    const key = JSON.stringify(FRESH.map((name) => attributes[name]));
    let chat = page.querySelector('genesys-chat');
    if (!chat || key !== made) {
      chat?.remove();
      made = key;
      chat = page.createElement('genesys-chat');
      chat.setAttribute('endpoint', service.url);
      chat.setAttribute('deployment-id', service.deploymentId);
      if (attributes.mode !== 'inline' && attributes.mode !== 'page') chat.setAttribute('open', '');
      for (const [name, value] of Object.entries(attributes)) if (!OWN.has(name)) chat.setAttribute(name, value);
      page.body.append(chat);
    }
    for (const { name } of [...chat.attributes])
      if (!OWN.has(name) && name !== 'open' && !(name in attributes)) chat.removeAttribute(name);
    for (const [name, value] of Object.entries(attributes))
      if (!OWN.has(name) && chat.getAttribute(name) !== value) chat.setAttribute(name, value);
    const { style } = page.documentElement;
    for (const name of [...style]) if (name.startsWith('--gc-')) style.removeProperty(name);
    for (const [name, value] of tokensOf(wanted)) style.setProperty(name, value);
  };

  frame.addEventListener('load', draw);
  return {
    /** @param {import('./settings.js').Settings} settings */
    show(settings) {
      wanted = settings;
      draw();
    },
  };
};
