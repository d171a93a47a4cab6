/**
 * The files that stand alone, made from what TypeScript left in dist (see scripts/build.mjs). `dist/auto.js` is read as a
 * module and overwritten by the classic script that is published under its name.
 */
import { readFile } from 'node:fs/promises';
import nodeResolve from '@rollup/plugin-node-resolve';
import { fetchLocales } from './scripts/lib/locales.mjs';
import { minifyChunk, minifyTemplates } from './scripts/lib/minify.mjs';
import { onePolicy } from './scripts/lib/one-policy.mjs';
import { slimXState } from './scripts/lib/slim-xstate.mjs';

/** Hands rollup TypeScript's maps, so that the bundles' maps lead to src/*.ts. */
const typescriptMaps = () => ({
  name: 'typescript-maps',
  async load(id) {
    if (!id.endsWith('.js') || id.includes('node_modules')) return null;
    const [code, map] = await Promise.all([readFile(id, 'utf8'), readFile(`${id}.map`, 'utf8')]);
    return { code: code.replace(/\n\/\/# sourceMappingURL=.*\s*$/, '\n'), map: JSON.parse(map) };
  },
});

const plugins = ({ exportsMachines }) => [
  fetchLocales(),
  typescriptMaps(),
  minifyTemplates(),
  onePolicy(),
  slimXState({ exportsMachines }),
  nodeResolve({ exportConditions: ['production'], browser: true }),
];

/** A warning is a mistake in the source (a missing export, a cycle): better found here than in a page. */
const onwarn = (warning) => {
  if (warning.code === 'CIRCULAR_DEPENDENCY' && warning.ids?.every((id) => id.includes('node_modules'))) return;
  throw new Error(warning.message);
};

const sourcemap = true;

/** Classic scripts are imported too, by frameworks that render on a server: there they do nothing. */
const intro = "if (typeof document === 'undefined') return;";
/** What only few pages want, a file of its own beside the single files and fetched when wanted. */
const LAZY = /\/demo\/demo\.js$/;
const apart = { external: (id) => LAZY.test(id) };
const paths = (id) => (LAZY.test(id) ? './demo.min.js' : id);

export default [
  {
    plugins: plugins({ exportsMachines: false }),
    onwarn,
    ...apart,
    input: 'dist/define.js',
    output: {
      paths,
      file: 'dist/define.min.js',
      format: 'es',
      sourcemap,
      inlineDynamicImports: true,
      plugins: [minifyChunk({ module: true })],
    },
  },
  {
    plugins: plugins({ exportsMachines: false }),
    onwarn,
    ...apart,
    input: 'dist/auto.js',
    output: [
      {
        file: 'dist/auto.min.js',
        format: 'iife',
        intro,
        paths,
        sourcemap,
        inlineDynamicImports: true,
        plugins: [minifyChunk({ module: false })],
      },
      { file: 'dist/auto.js', format: 'iife', intro, paths, sourcemap, inlineDynamicImports: true },
    ],
  },
  {
    plugins: plugins({ exportsMachines: false }),
    onwarn,
    ...apart,
    input: 'dist/compat/script.js',
    output: {
      file: 'dist/compat.min.js',
      format: 'iife',
      intro,
      paths,
      sourcemap,
      inlineDynamicImports: true,
      plugins: [minifyChunk({ module: false })],
    },
  },
  {
    plugins: plugins({ exportsMachines: true }),
    onwarn,
    input: 'dist/headless.js',
    // Published for pages without a bundler, and what the size budget of the core is measured on.
    output: {
      file: 'dist/headless.min.js',
      format: 'es',
      sourcemap,
      inlineDynamicImports: true,
      plugins: [minifyChunk({ module: true, exportsMachines: true })],
    },
  },
  {
    plugins: [typescriptMaps(), nodeResolve({ browser: true })],
    onwarn,
    input: 'dist/demo/demo.js',
    // Its names are those of the single files' environment: none is shortened.
    output: {
      file: 'dist/demo.min.js',
      format: 'es',
      sourcemap,
      plugins: [minifyChunk({ module: true, exportsMachines: true })],
    },
  },
];
