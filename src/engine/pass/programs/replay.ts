import type { ProgramDocument } from "../../document/programDocument";
import type { ProgramGraph } from "../../program/graph/programGraph";
import type { ExpressionOf } from "../../program/parse/tree/syntax";
import type { Watch, WatchedSource } from "../../program/tape/watch";
import type { Plan, Stage } from "../plans/plan";
import type { ProgramPass } from "./programPass";
import { passAgain } from "./programPass";

/** Moves of one number of a program by which nothing changes but numbers: its operations are carried out again, and it isn't run. */
export interface ProgramReplay {
  /** The pass with another number; it is always the same one. Nothing where an operation refuses the number. */
  move(document: ProgramDocument): ProgramPass | undefined;
  /** Whether the same number of the same program is moved. */
  takes(document: ProgramDocument, moved: ExpressionOf<"number"> | undefined): boolean;
}

/**
 * @param pass of a run in which the number was watched, in buffers that may be written over
 * @param number where it stands in the program's statements
 * @returns nothing where the program has to run again with each number
 */
export function createReplay(
  pass: ProgramPass,
  number: ExpressionOf<"number">,
  watch: Watch,
): ProgramReplay | undefined {
  if (watch.decides) return undefined;
  const starts = startsOf(pass.plan, watch);
  if (!starts) return undefined;
  const { isInteger } = number;
  const changing = changedBy(pass.plan, new Set(starts.map(({ tensor }) => tensor)));
  let { document } = pass;
  const replayed: ProgramPass = {
    ...pass,
    get document() {
      return document;
    },
  };
  return {
    takes: (next, moved) =>
      moved === number &&
      moved.isInteger === isInteger &&
      next.of === document.of &&
      next.pass === document.pass &&
      next.parameters === document.parameters &&
      next.optimizer === document.optimizer,
    move(next) {
      document = next;
      for (const { tensor, sources } of starts)
        for (const { index, of } of sources) pass.plan.values[tensor][index] = of(number.value);
      try {
        for (const { node, inputs, output, shapes, scratch } of changing)
          node.op.forward(inputs, output, shapes, scratch);
      } catch {
        return undefined;
      }
      passAgain(replayed);
      return replayed;
    },
  };
}

interface Start {
  readonly tensor: number;
  readonly sources: readonly WatchedSource[];
}

/** Where a watched number stands among what a program starts from; nothing where that can't be told of some of it. */
function startsOf({ graph }: Plan<ProgramGraph>, watch: Watch): readonly Start[] | undefined {
  const starts: Start[] = [];
  for (const [tensor, recorded] of graph.recorded.entries()) {
    if (recorded.node) continue;
    const sources = watch.sourcesOf(recorded);
    if (!sources) return undefined;
    if (sources.length > 0) starts.push({ tensor, sources });
  }
  return starts;
}

/** The operations that some tensors lead to, in order. */
function changedBy({ forward }: Plan<ProgramGraph>, tensors: ReadonlySet<number>): readonly Stage[] {
  const changed = new Set(tensors);
  return forward.filter(({ node }) => {
    const isChanged = node.inputs.some((input) => changed.has(input));
    if (isChanged) changed.add(node.output);
    return isChanged;
  });
}
