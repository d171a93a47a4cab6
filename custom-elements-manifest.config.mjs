/** custom-elements.json: what the element offers, read from its source and its comments. */

/** The manifest describes the package, and there src/x.ts is dist/x.js. */
const toPublishedPath = (file) => file.replace(/^\/?src\//, 'dist/').replace(/\.ts$/, '.js');

/** What is not public API: TypeScript's private and protected, `#names`, and leading underscores. */
const isPublic = (member) =>
  !['private', 'protected'].includes(member.privacy) && !/^[#_]/.test(member.name) && !isLitInternal(member);

const LIT_INTERNALS = new Set(['styles', 'properties', 'shadowRootOptions', 'formAssociated', 'elementProperties']);
const LIFECYCLE = new Set([
  'connectedCallback',
  'disconnectedCallback',
  'attributeChangedCallback',
  'adoptedCallback',
  'createRenderRoot',
  'performUpdate',
  'scheduleUpdate',
  'shouldUpdate',
  'willUpdate',
  'update',
  'render',
  'firstUpdated',
  'updated',
  'getUpdateComplete',
]);
const isLitInternal = (member) => (member.static && LIT_INTERNALS.has(member.name)) || LIFECYCLE.has(member.name);

/** Rewrites every `path` and `module` in place. */
const rewritePaths = (node) => {
  if (Array.isArray(node)) node.forEach(rewritePaths);
  else if (node !== null && typeof node === 'object') {
    for (const key of ['path', 'module']) if (typeof node[key] === 'string') node[key] = toPublishedPath(node[key]);
    Object.values(node).forEach(rewritePaths);
  }
};

const publishedShape = () => ({
  name: 'published-shape',
  packageLinkPhase({ customElementsManifest }) {
    const elements = new Set(
      customElementsManifest.modules.flatMap(({ declarations = [] }) =>
        declarations.filter(({ tagName }) => tagName).map(({ name }) => name),
      ),
    );
    for (const module of customElementsManifest.modules) {
      module.declarations = module.declarations?.filter(({ tagName }) => tagName);
      for (const declaration of module.declarations ?? []) {
        declaration.members = declaration.members?.filter(isPublic);
        declaration.attributes = declaration.attributes?.filter((attribute) => !attribute.fieldName?.startsWith('_'));
      }
      module.exports = module.exports?.filter(
        ({ kind, declaration }) => kind === 'custom-element-definition' || elements.has(declaration.name),
      );
    }
    customElementsManifest.modules = customElementsManifest.modules.filter(
      ({ declarations, exports }) => declarations?.length || exports?.length,
    );
    rewritePaths(customElementsManifest);
  },
});

export default {
  globs: ['src/ui/**/*.ts', 'src/define.ts', 'src/index.ts'],
  outdir: '.',
  litelement: true,
  dependencies: false,
  packagejson: false,
  plugins: [publishedShape()],
};
