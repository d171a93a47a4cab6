/**
 * What takes the place of Messenger's own script: the page's snippet stays as it is but for the address. Published as one
 * file, `dist/compat.min.js`, which brings the element with it.
 */
import '../define.js';
import { GenesysChat } from '../ui/genesys-chat.js';
import { serveSnippets } from './snippets.js';

serveSnippets(GenesysChat.observedAttributes);
