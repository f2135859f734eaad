import type { CallGroup, GraphOutline } from "../../../../../engine/graph/outline";

/** A program as it is read from top to bottom: its lines, and the calls and passes of loops around them. */
export type Section = LineSection | GroupSection;

/** The operations of one line, one after the other. */
export interface LineSection {
  readonly kind: "line";
  /** From 1. */
  readonly line: number | undefined;
  /** By their places in the outline. */
  readonly operations: readonly number[];
}

/** A call, or a pass of a loop. */
export interface GroupSection {
  readonly kind: "group";
  readonly group: CallGroup;
  readonly sections: readonly Section[];
}

/** The operations of an outline in the order in which they were carried out. */
export function sectionsOf({ operations }: GraphOutline): Section[] {
  return within(
    operations.map((_, k) => k),
    0,
  );

  function within(indices: readonly number[], depth: number): Section[] {
    const runs: {
      readonly key: string;
      readonly group: CallGroup | undefined;
      readonly indices: number[];
    }[] = [];
    for (const index of indices) {
      const { groups, line } = operations[index];
      const group = groups[depth];
      const key = group?.id ?? `line ${line}`;
      const last = runs.at(-1);
      if (last?.key === key) last.indices.push(index);
      else runs.push({ key, group, indices: [index] });
    }
    return runs.map(
      ({ group, indices: own }): Section =>
        group === undefined
          ? { kind: "line", line: operations[own[0]].line, operations: own }
          : { kind: "group", group, sections: within(own, depth + 1) },
    );
  }
}

/** The values that no operation makes, and that have a name: what the program starts from. */
export function givenValues({ values, operations }: GraphOutline): number[] {
  const made = new Set(operations.flatMap(({ outputs }) => outputs));
  return values.flatMap(({ role }, k) => (made.has(k) || role === "literal" ? [] : [k]));
}
