import type { ProgramDocument } from "../../document/programDocument";
import type { Node } from "../../graph/node";
import { elementName } from "../../names/elementName";
import { type ProgramGraph, valuesBehind } from "../../program/graph/programGraph";
import type { Limits } from "../../program/machine/budget";
import { createProgramReader, type ReadProgram } from "../../program/parse/reparse";
import type { FaultInProgram } from "../../program/parse/tree/fault";
import type { ExpressionOf } from "../../program/parse/tree/syntax";
import { differentiatedNumber, type ProgramOutcome } from "../../program/run/results/outcome";
import { plainSource, type Run, runRead } from "../../program/run/runProgram";
import { watchNumber } from "../../program/run/watchNumber";
import type { Watch } from "../../program/tape/watch";
import type { Recorded } from "../../program/values/recorded";
import type { Plan } from "../plans/plan";
import {
  completePass,
  createRecordedPlan,
  graphOfRun,
  loadRecorded,
  type ProgramPass,
  stepless,
} from "./programPass";
import { createReplay, type ProgramReplay } from "./replay";

/** A program of which numbers are moved again and again. */
export interface MovableProgram {
  /**
   * The program with some of its literals changed, run again: what it branches on may have changed with them. While its
   * operations and shapes stay, its graph, its steps' names and its buffers are those of the move before, and only numbers
   * change; else all are made again. A number on which nothing depends but numbers, moved again, needs no run: its
   * operations are carried out, and the pass itself is that of the move before. Whoever wants to keep a pass has to run one
   * of their own.
   * @returns nothing where the program is at fault with these numbers
   */
  move(document: ProgramDocument): ProgramPass | undefined;
  /** The pass of a run that has been made of the document's text. */
  take(
    document: ProgramDocument,
    run: Run,
  ): { readonly pass: ProgramPass } | { readonly fault: FaultInProgram };
  /** The same with the run itself, or why there is none. @param starts what variables of the module begin with */
  run(
    document: ProgramDocument,
    starts?: Starts,
  ): { readonly run: Run; readonly pass: ProgramPass } | { readonly fault: FaultInProgram };
}

/** Numbers with which variables begin, by their names. */
export type Starts = ReadonlyMap<string, Float64Array>;

/** Its graph and buffers are its own; those of the open pass stay as they are. @param now a clock in milliseconds */
export function createMovableProgram(now: () => number, limits?: Limits): MovableProgram {
  const read = createProgramReader();
  let plan: Plan<ProgramGraph> | undefined;
  let replay: ProgramReplay | undefined;
  /** A number with which the program has to run each time. */
  let decisive: ExpressionOf<"number"> | undefined;
  const rerun: MovableProgram["run"] = (document, starts) => {
    const run = runRead(document.program, read, now, limits, document.pass, (interpreter) => {
      for (const [name, numbers] of starts ?? []) interpreter.starts.set(name, numbers);
    });
    const taken = take(document, run);
    return "fault" in taken ? taken : { run, ...taken };
  };
  /** Runs the program, and looks what becomes of the number that is moved. */
  const runWatching = (document: ProgramDocument, found: ReadProgram, number: ExpressionOf<"number">) => {
    let watch: Watch | undefined;
    const run = runRead(
      document.program,
      () => found,
      now,
      limits,
      document.pass,
      (interpreter) => {
        watch = watchNumber(interpreter, number);
      },
    );
    watch?.close();
    const taken = take(document, run);
    if ("fault" in taken) return undefined;
    if (watch) replay = createReplay(taken.pass, number, watch);
    if (!replay) decisive = number;
    return taken.pass;
  };
  const take: MovableProgram["take"] = (document, run) => {
    replay = undefined;
    if (run.fault) return { fault: run.fault };
    const chosen = differentiatedNumber(run, document.of);
    if ("fault" in chosen) return chosen;
    if (!chosen.of)
      return { fault: { line: 1, column: 1, message: "there is no number to take gradients of" } };
    if (!chosen.of.recorded.node) return { fault: stepless(chosen.of.name) };
    plan = (plan && refilled(plan, chosen.of)) ?? planned(document, run, chosen.of);
    return plan
      ? { pass: completePass(document, plan) }
      : { fault: { line: 1, column: 1, message: "a parameter isn't there any more" } };
  };
  /** The text as statements; nothing where it is no Python, which its run tells. */
  const readOf = ({ program }: ProgramDocument) => {
    try {
      return read(plainSource(program));
    } catch {
      return undefined;
    }
  };
  return {
    run: rerun,
    take,
    move(document) {
      const found = readOf(document);
      const number = found?.moved;
      const replayed = replay?.takes(document, number) ? replay.move(document) : undefined;
      if (replayed) return replayed;
      if (found && number && number !== decisive) return runWatching(document, found, number);
      const ran = rerun(document);
      return "fault" in ran ? undefined : ran.pass;
    },
  };
}

function planned(document: ProgramDocument, run: Run, of: NonNullable<ProgramOutcome["of"]>) {
  const found = graphOfRun(document, run, of);
  return "fault" in found ? undefined : createRecordedPlan(found.graph);
}

/** The plan with the numbers of another run; nothing where that takes other buffers. Writes into the plan and its graph. */
function refilled(
  plan: Plan<ProgramGraph>,
  of: NonNullable<ProgramOutcome["of"]>,
): Plan<ProgramGraph> | undefined {
  const { graph } = plan;
  const { whole, at, values, ids } = valuesBehind(of);
  const index = at ?? [];
  const isSameNumber =
    ids.get(whole) === graph.loss &&
    graph.lossName === elementName(graph.tensors[graph.loss].ref.base, index);
  if (!isSameNumber || !hasStructure(graph, values, ids)) return undefined;
  for (const node of graph.nodes) {
    // What an operation picks may depend on the numbers; rules and stages hold the node.
    const { op } = values[node.output].node ?? node;
    (node as { -readonly [Key in keyof Node]: Node[Key] }).op = op;
  }
  (graph as { -readonly [Key in keyof ProgramGraph]: ProgramGraph[Key] }).recorded = values;
  loadRecorded(plan, graph);
  return plan;
}

/** Whether a run's values need the buffers of a graph: the same operations on the same shapes. */
function hasStructure(
  { tensors, nodes }: ProgramGraph,
  values: readonly Recorded[],
  ids: ReadonlyMap<Recorded, number>,
): boolean {
  if (values.length !== tensors.length) return false;
  let next = 0;
  for (const [id, { shape, isConstant, node }] of values.entries()) {
    if (isConstant !== tensors[id].isConstant || !isSame(shape, tensors[id].shape)) return false;
    const known = nodes[next];
    if (!node) {
      if (known?.output === id) return false;
      continue;
    }
    if (
      known?.output !== id ||
      known.op.id !== node.op.id ||
      known.inputs.length !== node.inputs.length ||
      !node.inputs.every((input, k) => ids.get(input) === known.inputs[k])
    )
      return false;
    next += 1;
  }
  return next === nodes.length;
}

const isSame = (a: readonly number[], b: readonly number[]) =>
  a.length === b.length && a.every((value, k) => value === b[k]);
