import { locationAt, ProgramFault } from "../../parse/tree/fault";
import { ancestorsOf } from "../../tape/gradients";
import type { Recorded } from "../../values/recorded";
import type { TrainingLoop } from "../passes/passes";
import type { Run } from "../runProgram";

/** A loop that trains, and which of its passes is looked at. */
export interface LoopShown {
  readonly line: number;
  /** How many there were, over all times that the loop was run. */
  readonly passes: number;
  /** From 1; nothing where the loop has made fewer than the one that was asked for. */
  readonly recorded?: number;
  /** Whether any of its passes is among the steps. */
  readonly isShown: boolean;
  /** The same as a sentence. */
  readonly words: string;
}

/** @param of the number whose gradients are taken */
export function trainingLoops(
  run: Run,
  of: { readonly name: string; readonly recorded: Recorded } | undefined,
): LoopShown[] {
  const loops = loopsOf(run);
  if (loops.length === 0) return [];
  const steps = of ? ancestorsOf(of.recorded).flatMap(({ node }) => node?.origin ?? []) : [];
  return loops.map(({ statement, passes, recorded }) => {
    const line = lineOf(run, statement.from);
    const isShown = steps.some(({ frames }) =>
      frames.some(({ kind, from }) => kind === "pass" && from === statement.from),
    );
    return {
      line,
      passes,
      ...(recorded && { recorded: recorded.number }),
      isShown,
      words:
        isShown && recorded
          ? `This is pass ${recorded.number} of the ${passes} that the loop in line ${line} makes.`
          : `None of the ${passes} passes of the loop in line ${line} is among the steps${of ? ` of ${of.name}` : ""}.`,
    };
  });
}

/** @throws ProgramFault where a pass was asked for that no loop has made; the first is always there */
export function requirePass(run: Run): void {
  const { pass } = run;
  const loops = loopsOf(run);
  if (pass === 1 || loops.some(({ recorded }) => recorded)) return;
  if (loops.length === 0)
    throw new ProgramFault(
      `there is no pass ${pass} to look at: no loop here updates the same parameter twice`,
    );
  const counts = loops.map(
    ({ statement, passes }) => `the loop in line ${lineOf(run, statement.from)} makes ${passes}`,
  );
  throw new ProgramFault(`there is no pass ${pass}: ${counts.join(", ")}`, loops[0].statement.from);
}

const loopsOf = ({ interpreter }: Run): readonly TrainingLoop[] => [...interpreter.passes.loops.values()];

const lineOf = (run: Run, offset: number) => locationAt(run.source, offset).line;
