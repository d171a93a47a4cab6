import path from 'node:path';
import nodeResolve from '@rollup/plugin-node-resolve';
import { rollup } from 'rollup';
import { minifyChunk, minifyTemplates } from '../../scripts/lib/minify.mjs';
import { root } from '../../scripts/lib/run.mjs';

/** Builds a floor page's script with the very settings of dist/define.min.js, so that only the code differs. */
export const bundleFloor = async (file) => {
  const bundle = await rollup({
    input: path.join(root, file),
    plugins: [minifyTemplates(), nodeResolve({ exportConditions: ['production'], browser: true })],
    onwarn: () => {},
  });
  const { output } = await bundle.generate({ format: 'es', plugins: [minifyChunk({ module: true })] });
  await bundle.close();
  return output[0].code;
};
