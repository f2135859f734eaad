import { copiedPlan, copiedState } from "../pass/copiedPlan";
import type { ProgramPass } from "../pass/programs/programPass";
import { createProgramRerun } from "../pass/programs/programRerun";
import type { Work } from "../pass/work";
import { type GraphUpdateRun, type Until, updating } from "./updateRun";

/**
 * Updates of a program's parameters; it is run again after each.
 * @param now a clock in milliseconds
 */
export function runProgramUpdates(pass: ProgramPass, until: Until, now: () => number): Work<GraphUpdateRun> {
  const evaluate = createProgramRerun(pass, pass.graph.parameters, now);
  return updating(copiedPlan(pass), copiedState(pass), until, evaluate, []);
}
