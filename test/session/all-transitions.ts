import type { AnyActorLogic, AnyActorScope, AnyMachineSnapshot, AnyStateMachine } from 'xstate';
import { getShortestPaths } from 'xstate/graph';

/** A transition of the definition, as far as it is looked at: one guarded branch of one event in one state. */
interface Branch {
  readonly source: { readonly id: string };
  readonly target?: readonly { readonly id: string }[] | undefined;
  readonly eventType: string;
  readonly guard?: unknown;
}

interface Node {
  readonly id: string;
  readonly states: Readonly<Record<string, Node>>;
  readonly transitions: ReadonlyMap<string, readonly Branch[]>;
  readonly always?: readonly Branch[];
  readonly config: { readonly after?: Readonly<Record<string, unknown>> };
}

const allNodes = (node: Node): Node[] => [node, ...Object.values(node.states).flatMap(allNodes)];

const rootOf = (machine: AnyStateMachine): Node => machine.root;

/** Every state and every guarded branch of every event, `always` and invocation. */
export const definitionOf = (machine: AnyStateMachine) => {
  const nodes = allNodes(rootOf(machine));
  return {
    states: nodes.map(({ id }) => id),
    branches: nodes.flatMap(({ transitions, always }) => [...[...transitions.values()].flat(), ...(always ?? [])]),
    /** The events of its delays: time, as far as a machine knows it. */
    timers: nodes.flatMap(({ id, config }) =>
      Object.keys(config.after ?? {}).map((delay) => ({ type: `xstate.after.${delay}.${id}` })),
    ),
  };
};

/** How a branch is written down when it was never taken. */
export const spell = ({ source, eventType, guard, target }: Branch): string => {
  const name = typeof guard === 'string' ? guard : guard ? '(inline)' : '';
  return `${source.id} --${eventType || 'always'}${name && ` [${name}]`}--> ${target?.map(({ id }) => id).join() ?? 'stays'}`;
};

interface Walk {
  readonly input: unknown;
  readonly events: readonly { readonly type: string }[];
  /** What tells two snapshots apart. */
  readonly key: (snapshot: AnyMachineSnapshot) => string;
  /** Events that are no event of the machine: they give the snapshot another world. */
  readonly worlds?: Readonly<Record<string, (snapshot: AnyMachineSnapshot) => AnyMachineSnapshot>>;
  readonly stopWhen?: (snapshot: AnyMachineSnapshot) => boolean;
}

export interface Covered {
  readonly states: Set<string>;
  readonly branches: Set<Branch>;
}

interface Microstep {
  readonly type: string;
  readonly snapshot: AnyMachineSnapshot;
  readonly _transitions?: readonly Branch[];
}

/**
 * Follows xstate/graph's shortest paths through a machine and notes every state it was in and every branch it took, also those
 * within one step, which no snapshot shows.
 */
export const walkPaths = (machine: AnyStateMachine, walk: Walk, covered: Covered): void => {
  const { worlds = {}, events, input, key, stopWhen } = walk;
  const noteStates = (snapshot: AnyMachineSnapshot): void => {
    for (const { id } of snapshot._nodes) covered.states.add(id);
  };
  const watched = Object.create(machine) as AnyActorLogic;
  watched.transition = (snapshot: AnyMachineSnapshot, event: { type: string }, scope: AnyActorScope) => {
    const otherworldly = worlds[event.type];
    if (otherworldly) return otherworldly(snapshot);
    const system = {
      ...(scope.system as object),
      _sendInspectionEvent: ({ type, snapshot: seen, _transitions = [] }: Microstep) => {
        if (type !== '@xstate.microstep') return;
        noteStates(seen);
        for (const branch of _transitions) covered.branches.add(branch);
      },
    };
    return machine.transition(snapshot, event, { ...scope, system } as never);
  };
  const paths = getShortestPaths(watched as never, {
    input: input as never,
    events: [...events, ...definitionOf(machine).timers, ...Object.keys(worlds).map((type) => ({ type }))] as never,
    limit: 500_000,
    serializeState: key as never,
    ...(stopWhen && { stopWhen: stopWhen as never }),
  });
  for (const { state } of paths) noteStates(state);
};
