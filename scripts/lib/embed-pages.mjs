/**
 * The pages below demo/embed/ and demo/brand*.html hold the very text that people paste, with an example deployment in it. Served, they get the
 * deployment that is running, and the build's files with their hashes, so that the text is proven as it stands.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { baseOf } from '../../demo/lib/snippets.js';
import { integrityOf } from './integrity.mjs';
import { root } from './run.mjs';

/** What every snippet in the pages and the documentation is made of. */
export const EXAMPLE = {
  version: JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')).version,
  integrity: { define: 'sha384-…', auto: 'sha384-…' },
  deploymentId: '5a1d3c70-8e42-4b9f-b6d1-90c7e2f4a835',
  environment: 'prod-euw2',
};

const hashOf = (name) => {
  const file = `dist/${name}.min.js`;
  return existsSync(path.join(root, file)) ? integrityOf(file) : EXAMPLE.integrity[name];
};

/** What was built: the configurator puts it into its snippets. */
export const release = () => ({
  version: EXAMPLE.version,
  integrity: { define: hashOf('define'), auto: hashOf('auto') },
});

/**
 * @param {string} text A page or a script with the example in it.
 * @param {{ url: string, deploymentId: string }} service
 */
export const fillIn = (text, { url, deploymentId }) =>
  text
    .replace(
      /(define|auto)(\.min\.js(?:(?!\.min\.js)[\s\S])*?)sha384-…/g,
      (_, name, between) => `${name}${between}${hashOf(name)}`,
    )
    .replaceAll(baseOf(EXAMPLE.version), '/dist/')
    .replaceAll(EXAMPLE.deploymentId, deploymentId)
    .replaceAll(`environment="${EXAMPLE.environment}"`, `endpoint="${url}"`)
    .replaceAll(`environment=${EXAMPLE.environment}`, `endpoint=${encodeURIComponent(url)}`);
