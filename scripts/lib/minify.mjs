/** The rollup plugins that make the single files small: template literals first, then the code. */
import { minifyHTMLLiterals } from 'minify-literals';
import { minify } from 'terser';
import { checkShortened, shortenCustomProperties, SHORTENED } from './short-names.mjs';

/** What minify-literals puts where a template has an expression. */
const HOLE = /@TEMPLATE_EXPRESSION_*\(\);?/g;
const HTML_TAG = /\b(?:html|svg|css)\s*`/;

/** Shortens html`` and css`` in our own modules; Lit and XState have none. */
export const minifyTemplates = () => ({
  name: 'minify-templates',
  async transform(code, id) {
    if (id.includes('node_modules') || !HTML_TAG.test(code)) return null;
    return minifyHTMLLiterals(code, {
      fileName: id,
      minifyOptions: {
        minifyCSS: minifyCss,
        minifyJS: false,
        decodeEntities: false,
        processConditionalComments: false,
        removeEmptyAttributes: false,
        // In SVG the slash is what closes an element.
        keepClosingSlash: true,
        // A space between an element and text is part of what is read; only its length is not.
        conservativeCollapse: true,
      },
    });
  },
});

/**
 * Drops comments and the whitespace that means nothing. Not a CSS optimiser: those that exist rewrite or drop rules they do
 * not know yet (container queries, `:state()`), and compression does the rest.
 */
export const minifyCss = (css) => {
  const kept = [];
  const keep = (text) => `\uE000${kept.push(text) - 1}\uE001`;
  return css
    .replace(HOLE, keep)
    .replace(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\/\*[\s\S]*?\*\//g, (text) =>
      text.startsWith('/*') ? '' : keep(text),
    )
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,]) ?/g, '$1')
    .replace(/([\w-]): /g, '$1:')
    .replace(/;}/g, '}')
    .trim()
    .replace(/\uE000(\d+)\uE001/g, (_, index) => kept[Number(index)]);
};

/** Where every `const` of a parsed chunk stands. */
const constsIn = (node) => {
  if (typeof node !== 'object' || node === null) return [];
  const here = node.type === 'VariableDeclaration' && node.kind === 'const' ? [node.start] : [];
  return [...here, ...Object.values(node).flatMap(constsIn)];
};

/** One word for all variables packs better than two; that nothing writes to a `const` was checked long before. */
const constToLet = (code, parsed) => {
  const starts = constsIn(parsed).sort((a, b) => a - b);
  return starts.reduce(
    (text, at, i) => `${text}let${code.slice(at + 'const'.length, starts[i + 1])}`,
    code.slice(0, starts[0]),
  );
};

/**
 * Minifies a finished chunk with terser, the smallest of those compared.
 *
 * @param {{ module: boolean, exportsMachines?: boolean }} options `module`: false for a classic script: its top level is the
 * page's, so nothing there may be renamed or dropped. `exportsMachines`: what they say to each other has to keep its name.
 */
export const minifyChunk = ({ module, exportsMachines = false }) => ({
  name: 'minify-chunk',
  renderChunk(code) {
    if (!exportsMachines) checkShortened(code);
    return minify(shortenCustomProperties(constToLet(code, this.parse(code))), {
      module,
      sourceMap: { asObject: true },
      // `1 === x` packs less well than what was written.
      compress: { ecma: 2021, passes: 3, inline: 1, lhs_constants: false },
      mangle: { properties: !exportsMachines && { regex: SHORTENED } },
      format: { comments: false, ecma: 2021 },
    });
  },
});
