import path from 'node:path';

/**
 * What each folder of src may import, so that the network stays replaceable, the pure parts stay pure, and an element cannot
 * touch a socket. `own` folders of src, or one file of theirs; `packages` by name, subpaths included.
 */
const LAYERS = {
  model: { own: [] },
  i18n: { own: [] },
  markdown: { own: [] },
  protocol: { own: ['model'] },
  timeline: { own: ['model'] },
  // Which addresses are safe to follow is decided in one place, and that one is pure.
  transcript: { own: ['model', 'i18n', 'markdown', 'ui/message/links'] },
  storage: { own: ['model'] },
  transport: { own: ['model', 'protocol'], packages: ['xstate'] },
  rest: { own: ['model', 'protocol'], packages: ['xstate'] },
  session: { own: ['model', 'protocol', 'transport', 'rest'], packages: ['xstate'] },
  auth: { own: ['model', 'protocol', 'rest', 'storage', 'transport'] },
  tabs: { own: ['model', 'protocol', 'transport', 'session'] },
  outbox: { own: ['model', 'protocol', 'transport'], packages: ['xstate'] },
  uploads: { own: ['model', 'protocol', 'transport'], packages: ['xstate'] },
  chat: {
    own: [
      'model',
      'protocol',
      'timeline',
      'storage',
      'transport',
      'rest',
      'auth',
      'session',
      'tabs',
      'outbox',
      'uploads',
      'i18n',
    ],
    packages: ['xstate'],
  },
  compat: { own: ['ui', 'chat', 'model', 'auto-mount', 'define'] },
  otel: { own: ['chat', 'model'] },
  ui: { own: ['chat', 'model', 'timeline/select', 'i18n', 'markdown', 'transcript', 'demo'], packages: ['lit'] },
  simulator: { own: ['model', 'protocol/frames'], packages: ['ws', 'node:'] },
  demo: { own: ['simulator'] },
  testing: {
    own: [
      'model',
      'protocol',
      'timeline',
      'storage',
      'transport',
      'rest',
      'auth',
      'session',
      'tabs',
      'outbox',
      'uploads',
      'chat',
      'simulator',
    ],
    packages: ['xstate'],
  },
};

const SOURCE = '/src/';

/** Path below src without extension, or undefined for what lies elsewhere. */
const belowSource = (file) => {
  const posix = file.replaceAll('\\', '/');
  const index = posix.lastIndexOf(SOURCE);
  return index < 0 ? undefined : posix.slice(index + SOURCE.length).replace(/\.(?:js|ts)$/, '');
};

const isAllowed = (specifier, file, folder) => {
  const { own, packages = [] } = LAYERS[folder];
  if (!specifier.startsWith('.')) {
    return packages.some((name) => specifier === name || specifier.startsWith(name.endsWith(':') ? name : `${name}/`));
  }
  const target = belowSource(path.resolve(path.dirname(file), specifier));
  if (target === undefined) return false;
  return [folder, ...own].some((allowed) => target === allowed || target.startsWith(`${allowed}/`));
};

export const folderImports = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { forbidden: 'src/{{folder}} must not import "{{specifier}}" (see scripts/lint/folder-imports.mjs).' },
  },
  create(context) {
    const folder = belowSource(context.filename)?.split('/')[0];
    if (folder === undefined || !(folder in LAYERS)) return {};
    const check = (node) => {
      const specifier = node.source?.value;
      if (typeof specifier !== 'string' || isAllowed(specifier, context.filename, folder)) return;
      context.report({ node: node.source, messageId: 'forbidden', data: { folder, specifier } });
    };
    return {
      ImportDeclaration: check,
      ImportExpression: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
    };
  },
};
