import type { GraphOutline, OutlinedOperation } from "../../engine/graph/outline";

/**
 * A computation with calls and passes of loops as one operation each, but for those that are open.
 * @param open the groups whose inside is shown
 */
export function folded({ values, operations }: GraphOutline, open: ReadonlySet<string>): GraphOutline {
  const kept: OutlinedOperation[] = [];
  const byGroup = new Map<string, OutlinedOperation[]>();
  for (const operation of operations) {
    const group = operation.groups.find((one) => !open.has(one));
    if (group === undefined) kept.push(operation);
    else {
      const known = byGroup.get(group);
      if (known) known.push(operation);
      else {
        byGroup.set(group, [operation]);
        // Its index among the others.
        kept.push({ label: group, inputs: [], outputs: [], groups: [], folded: group });
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
      if (operation.folded === undefined) return operation;
      const group = byGroup.get(operation.folded) as OutlinedOperation[];
      const [first] = group;
      return {
        ...operation,
        ...outside(group),
        label: nameOfGroup(operation.folded),
        groups: first.groups.slice(0, first.groups.indexOf(operation.folded)),
        line: first.line,
      };
    }),
  };
}

/** A group's name without what tells it from others of the same name: `forward#2` is a call of `forward`. */
export const nameOfGroup = (group: string): string => group.replace(/#.*$/, "");
