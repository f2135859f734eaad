import type { GraphOutline, OutlinedOperation } from "../../engine/graph/outline";

/**
 * A computation with calls and passes of loops as one operation each, but for those that are open.
 * @param open ids of the groups whose inside is shown
 */
export function folded({ values, operations }: GraphOutline, open: ReadonlySet<string>): GraphOutline {
  const kept: OutlinedOperation[] = [];
  const byGroup = new Map<string, OutlinedOperation[]>();
  for (const operation of operations) {
    const group = operation.groups.find(({ id }) => !open.has(id));
    if (group === undefined) kept.push(operation);
    else {
      const known = byGroup.get(group.id);
      if (known) known.push(operation);
      else {
        byGroup.set(group.id, [operation]);
        // Its index among the others.
        kept.push({ label: group.name, inputs: [], outputs: [], groups: [], folded: group });
      }
    }
  }
  const outside = (group: readonly OutlinedOperation[]) => {
    const within = new Set(group);
    const others = operations.filter((operation) => !within.has(operation));
    const made = new Set(group.flatMap(({ outputs }) => outputs));
    const read = new Set(group.flatMap(({ inputs }) => inputs));
    const needed = new Set(others.flatMap(({ inputs }) => inputs));
    const last = new Set(operations.flatMap(({ inputs }) => inputs));
    return {
      inputs: [...read].filter((value) => !made.has(value)),
      outputs: [...made].filter((value) => needed.has(value) || !last.has(value)),
    };
  };
  return {
    values,
    operations: kept.map((operation) => {
      const { folded: own } = operation;
      if (!own) return operation;
      const group = byGroup.get(own.id) as OutlinedOperation[];
      const [first] = group;
      return {
        ...operation,
        ...outside(group),
        groups: first.groups.slice(
          0,
          first.groups.findIndex(({ id }) => id === own.id),
        ),
        line: first.line,
      };
    }),
  };
}
