/** `npm run cms`: packs what goes into content management systems and tag managers into dist/cms/. Needs a build. */
import path from 'node:path';
import { packKits } from './lib/cms-kit.mjs';
import { root, say } from './lib/run.mjs';

for (const file of packKits(path.join(root, 'dist/cms'))) say(`dist/cms/${file}`);
