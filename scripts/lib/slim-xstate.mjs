/**
 * Leaves out of the single files what XState brings and this package never runs: it comes as part of classes and of what
 * `setup` returns, where no bundler can tell. Nothing else of it is changed, and whoever installs the package gets it whole.
 */

/**
 * No machine here has routes, history states, final states or events by wildcard, spawns anything into its context, or is
 * shown to developer tools. Where something still asks, nothing is the right answer.
 */
const UNUSED = [
  'formatRouteTransitions',
  'isHistoryNode',
  'resolveHistoryDefaultTransition',
  'isInFinalState',
  'getMachineOutput',
  'matchesEventDescriptor',
  'createSpawner',
  'Actor.attachDevTools',
];

/** Methods of a machine that nobody gets hold of where no machine is exported. */
const UNREACHABLE = [
  'StateMachine.provide',
  'StateMachine.resolveState',
  'StateMachine.microstep',
  'StateMachine.restoreSnapshot',
  'StateMachine.definition',
  'StateMachine.toJSON',
  'StateNode.definition',
  'StateNode.toJSON',
  'StateNode.on',
  'StateNode.events',
  'StateNode.ownEvents',
];

/**
 * A rollup plugin. It throws when XState has something no longer under the name it is known by: then this list is to be
 * looked through again.
 *
 * @param {{ exportsMachines: boolean }} options
 */
export const slimXState = ({ exportsMachines }) => {
  const missing = new Set(exportsMachines ? UNUSED : [...UNUSED, ...UNREACHABLE]);
  const isUnused = (name) => missing.delete(name);
  return {
    name: 'slim-xstate',
    transform(code, id) {
      if (!id.includes('/xstate/')) return null;
      const cuts = this.parse(code).body.flatMap((node) => cutsIn(node, code, isUnused));
      const slim = cuts
        .sort((a, b) => b.start - a.start)
        .reduce((text, { start, end, by }) => text.slice(0, start) + by + text.slice(end), code);
      return { code: slim, map: { mappings: '' } };
    },
    buildEnd(error) {
      if (!error && missing.size > 0) this.error(`Not found in XState: ${[...missing].join(', ')}`);
    },
  };
};

const cutsIn = (node, code, isUnused) => {
  if (node.type === 'FunctionDeclaration' && node.id.name === 'setup') return cutHelpers(node);
  if (node.type === 'FunctionDeclaration') return isUnused(node.id.name) ? [emptied(node)] : [];
  if (node.type !== 'ClassDeclaration') return [];
  return node.body.body
    .filter(({ key }) => isUnused(`${node.id.name}.${key.name}`))
    .map((method) =>
      code.includes(`.${method.key.name}`) ? emptied(method.value) : { start: method.start, end: method.end, by: '' },
    );
};

const emptied = ({ body }) => ({ start: body.start, end: body.end, by: '{}' });

/** `setup` also returns what makes actions; ours are imported. */
const cutHelpers = ({ body }) => {
  const made = body.body.find(({ type }) => type === 'ReturnStatement').argument;
  const kept = made.properties.filter(({ key }) => ['createStateConfig', 'createMachine'].includes(key.name));
  const edges = [made.start + 1, ...kept.flatMap(({ start, end }) => [start, end]), made.end - 1];
  return edges.flatMap((start, i) => (i % 2 === 0 ? [{ start, end: edges[i + 1], by: i > 0 ? ',' : '' }] : []));
};
