/** custom-elements.json: what the element offers, read from its source and its comments. */

/** The manifest describes the package, and there src/x.ts is dist/x.js. */
const toPublishedPath = (file) => file.replace(/^(\/?src|\.)\//, 'dist/').replace(/\.ts$/, '.js');

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

const toField = (attribute) => attribute.replace(/-(.)/g, (_, letter) => letter.toUpperCase());

/** An attribute and its property name each other; what is said of one need not be said of the other. */
const pair = ({ attributes = [], members = [] }) => {
  for (const attribute of attributes) {
    const member = members.find(({ name }) => name === toField(attribute.name));
    if (!member) throw new Error(`the attribute ${attribute.name} has no property`);
    attribute.fieldName = member.name;
    attribute.default =
      attribute.type.text === 'boolean' ? 'false' : /Default `([^`]+)`/.exec(attribute.description)?.[1];
    member.attribute = attribute.name;
    member.description ??= attribute.description;
    member.default = attribute.default ?? member.default;
    if (attribute.name === 'open') member.reflects = true;
  }
  // An expression is no default that could be read.
  for (const member of members) if (member.readonly) delete member.default;
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
        if (declaration.tagName) pair(declaration);
      }
      module.exports = module.exports?.filter(
        ({ kind, declaration }) => kind === 'custom-element-definition' || elements.has(declaration.name),
      );
    }
    customElementsManifest.modules = customElementsManifest.modules.filter(
      ({ declarations, exports }) => declarations?.length || exports?.length,
    );
    rewritePaths(customElementsManifest);
    // That is where custom states and read-only members are described.
    customElementsManifest.schemaVersion = '2.1.0';
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
