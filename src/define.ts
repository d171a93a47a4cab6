/** Registers `<genesys-chat>`. Safe to run twice, and where another copy was first. */
import { GenesysChat } from './ui/genesys-chat.js';

if (!customElements.get('genesys-chat')) customElements.define('genesys-chat', GenesysChat);
