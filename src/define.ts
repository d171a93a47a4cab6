/** Registers `<genesys-chat>`. Safe to run twice, where another copy was first, and where there is no page. */
import { CHAT_ERRORS } from './model/errors.js';
import { GenesysChat } from './ui/genesys-chat.js';
import { tellOwner } from './ui/owner-log.js';

const register = (): void => {
  const first = customElements.get('genesys-chat');
  if (!first) return customElements.define('genesys-chat', GenesysChat);
  if (first === GenesysChat) return;
  const versions = `Used: ${String(Reflect.get(first, 'version'))}, not used: ${GenesysChat.version}.`;
  tellOwner('config/loaded-twice', `${CHAT_ERRORS['config/loaded-twice'].sentence} ${versions}`);
};

// Lit brings a registry of its own to Node, where nobody asked for one.
if (typeof document !== 'undefined') register();
