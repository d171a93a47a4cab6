/**
 * The classic script for CMS boxes and tag managers: registers the element, and mounts one from its own address, as in
 * `auto.min.js?deployment-id=…&environment=prod-euw2`. Published as one file that needs nothing else.
 */
import { mountFromScript } from './auto-mount.js';
import './define.js';
import { GenesysChat } from './index.js';

mountFromScript(document.currentScript, GenesysChat.observedAttributes);
