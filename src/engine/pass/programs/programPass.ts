import type { ProgramDocument } from "../../document/programDocument";
import { elementName } from "../../names/elementName";
import { type ProgramGraph, programGraph } from "../../program/graph/programGraph";
import type { Limits } from "../../program/machine/budget";
import type { FaultInProgram } from "../../program/parse/tree/fault";
import { outcomeOf, type ProgramOutcome } from "../../program/run/results/outcome";
import { type Run, runProgram } from "../../program/run/runProgram";
import type { GraphPass } from "../pass";
import { backward } from "../passes";
import { createPlan, type Plan } from "../plans/plan";
import { createOptimizerState, update } from "../update";

/** A program that has run, the way back from its loss, and the update of its parameters where it has an optimizer. */
export interface ProgramPass extends GraphPass<ProgramGraph> {
  readonly document: ProgramDocument;
}

/** What a run has beside its numbers' graph: what it printed, and all its variables. */
export interface RanProgram {
  readonly run: Run;
  readonly variables: ProgramOutcome["variables"];
  /** The number whose gradients are taken. */
  readonly of: NonNullable<ProgramOutcome["of"]>;
}

export type ProgramRun = (RanProgram & { readonly pass: ProgramPass }) | { readonly fault: FaultInProgram };

/** A document without an optimizer has no update; the state is there all the same, of nothing. */
const noUpdate: NonNullable<ProgramDocument["optimizer"]> = { type: "sgd", learningRate: 0 };

/**
 * Runs a document's program.
 * @param now a clock in milliseconds
 * @returns where the program is at fault, or has no number to take gradients of
 */
export function runProgramPass(document: ProgramDocument, now: () => number, limits?: Limits): ProgramRun {
  const found = graphOf(document, now, limits);
  if ("fault" in found) return found;
  const { graph, ...ran } = found;
  if (graph.nodes.length === 0) return { fault: stepless(ran.of.name) };
  return { ...ran, pass: completePass(document, createRecordedPlan(graph)) };
}

/** The graph of a document's program, with the numbers that it computed. */
export function graphOf(
  document: ProgramDocument,
  now: () => number,
  limits?: Limits,
): (RanProgram & { readonly graph: ProgramGraph }) | { readonly fault: FaultInProgram } {
  const run = runProgram(document.program, now, limits, document.pass);
  if (run.fault) return { fault: run.fault };
  const usual = outcomeOf(run, document.of);
  if ("fault" in usual) return usual;
  const outcome = usual.of ? usual : outcomeOf(run, entryOf(usual));
  if ("fault" in outcome) return outcome;
  if (!outcome.of)
    return {
      fault: {
        line: 1,
        column: 1,
        message:
          "the program has no number at its end to take gradients of: whole numbers and truth values have none, so write 1.0 for 1",
      },
    };
  const found = graphOfRun(document, run, outcome.of);
  return "fault" in found ? found : { ...found, run, variables: outcome.variables, of: outcome.of };
}

/** Of a number that no operation with a gradient has made: there is nothing to step through. */
export const stepless = (name: string): FaultInProgram => ({
  line: 1,
  column: 1,
  message: `there are no steps: ${name} is a number as it stands, or made by what passes no gradient on, such as // or whole numbers; compute it, as in L = x ** 2`,
});

/** The graph of a program that has run, for one of its numbers. @returns a fault where a parameter isn't there */
export function graphOfRun(
  document: ProgramDocument,
  run: Run,
  of: NonNullable<ProgramOutcome["of"]>,
): { readonly graph: ProgramGraph } | { readonly fault: FaultInProgram } {
  const graph = programGraph(run, of, document.optimizer ? document.parameters : []);
  // One on which the scalar doesn't depend, or only through steps, has no gradient, and no update.
  const known = new Set([
    ...graph.tensors.map(({ ref }) => ref.base),
    ...run.interpreter.module.values.keys(),
  ]);
  const unknown = document.parameters?.find((name) => !known.has(name));
  if (unknown === undefined) return { graph };
  const message = `the program has no variable ${unknown}, which is to be a parameter`;
  return { fault: { line: 1, column: 1, message } };
}

/** A number of the last array, where the program ends in no single number: one row of its Jacobian. */
function entryOf({ variables }: ProgramOutcome): string | undefined {
  const [name, { shape }] = [...variables].findLast(([, { numbers }]) => numbers.length > 0) ?? [
    "",
    { shape: [] },
  ];
  return shape.length === 0
    ? undefined
    : elementName(
        name,
        shape.map(() => 0),
      );
}

/** A plan for a program's graph, with the numbers in place that were recorded: the way there needs no second run. */
export function createRecordedPlan(graph: ProgramGraph): Plan<ProgramGraph> {
  const plan = createPlan(graph, 1);
  loadRecorded(plan, graph);
  return plan;
}

/** Copies the numbers of a graph into a plan of the same structure. */
export function loadRecorded(plan: Plan<ProgramGraph>, { recorded }: ProgramGraph): void {
  recorded.forEach(({ data }, id) => {
    plan.values[id].set(data);
  });
  for (const { node, scratch } of plan.forward) {
    const kept = recorded[node.output].node?.scratch;
    if (kept && kept.length === scratch.length) scratch.set(kept);
  }
}

/** The way back and the update once more, after the values of a pass's plan have changed. Writes into the pass. */
export function passAgain({ plan, before, after, updated }: ProgramPass): void {
  backward(plan);
  before.slots.forEach((slot, s) => void after.slots[s].set(slot));
  Object.assign(after, { step: before.step, epoch: before.epoch });
  updated.set(plan.parameters);
  update(after, { ...plan, parameters: updated });
}

/** The way back and the update, on a plan with its values in place. */
export function completePass(document: ProgramDocument, plan: Plan<ProgramGraph>): ProgramPass {
  backward(plan);
  const optimizer = document.optimizer ?? noUpdate;
  const before = createOptimizerState({ optimizer }, plan);
  const after = createOptimizerState({ optimizer }, plan);
  const updated = plan.parameters.slice();
  update(after, { ...plan, parameters: updated });
  return { document, graph: plan.graph, plan, before, after, updated };
}
