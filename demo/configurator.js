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
const show = () => {
  preview.show(settings);
  take.show(settings);
};
const controls = createControls(byId('controls'), element, (name, value) => {
  settings = { ...settings, [name]: value };
  history.replaceState(null, '', writeSettings(settings));
  show();
});

controls.show(settings);
show();
byId('place').addEventListener('change', () => {
  settings = { ...settings, place: take.place() };
  history.replaceState(null, '', writeSettings(settings));
  show();
});
byId('reset').addEventListener('click', () => {
  settings = readSettings('', element);
  history.replaceState(null, '', writeSettings(settings));
  controls.show(settings);
  show();
});
