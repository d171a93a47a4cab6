/** Every attribute and token as a control, a live preview, and the text to paste; all of it is in the page's address. */
import { createControls } from './configurator/controls.js';
import { createPreview } from './configurator/preview.js';
import { createTake } from './configurator/take.js';
import { readSettings, writeSettings } from './configurator/settings.js';
import { byId } from './lib/dom.js';

const [manifest, service, release] = await Promise.all(
  ['/custom-elements.json', '/simulator.json', '/release.json'].map(async (path) => (await fetch(path)).json()),
);
const element = manifest.modules
  .flatMap((/** @type {any} */ module) => module.declarations)
  .find((/** @type {any} */ { tagName }) => tagName === 'genesys-chat');

let settings = readSettings(location.search, element);
const preview = createPreview(/** @type {HTMLIFrameElement} */ (byId('preview')), service);
const take = createTake(byId('snippets'), /** @type {HTMLSelectElement} */ (byId('place')), release);
let remembering = 0;
const show = () => {
  preview.show(settings);
  take.show(settings);
};
const change = (/** @type {string} */ name, /** @type {string | undefined} */ value) => {
  settings = { ...settings, [name]: value };
  show();
  // A colour that is dragged changes more often than a browser lets an address change.
  clearTimeout(remembering);
  remembering = setTimeout(() => history.replaceState(null, '', writeSettings(settings)), 150);
};
const controls = createControls(byId('controls'), element, change);

controls.show(settings);
show();
byId('place').addEventListener('change', () => change('place', take.place()));
byId('reset').addEventListener('click', () => {
  settings = readSettings('', element);
  clearTimeout(remembering);
  history.replaceState(null, '', writeSettings(settings));
  controls.show(settings);
  show();
});
