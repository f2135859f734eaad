import { unbreakableWidth } from "./breaks";
import type { WorkedStep } from "./workedPass";

/** What stands in two columns, or, where a formula is too wide for that, below each other. */
export interface KeyRun<Of> {
  readonly isWide: boolean;
  readonly items: readonly Of[];
}

/** What fits, in digits of 10 points on an A4 page: into one of two columns, and into a line of its own. */
const columnWidth = 38;
export const lineWidth = 88;

/** Names of more digits than this leave no room for a number in half a line. */
const nameBeside = 22;

/** The lines of a step: what it is, and what that comes to. */
export const stepLines = ({ left, chain, symbols, numbers, result }: WorkedStep) => ({
  formulas: [...(chain === undefined ? [] : [chain]), symbols, numbers].map(
    (line, k) => `${k === 0 ? `${left} ` : ""}= ${line}`,
  ),
  result: `= ${result}`,
});

/** How wide the widest part of a step is that can't be broken. */
export function stepWidth(step: WorkedStep): number {
  const { formulas, result } = stepLines(step);
  return Math.max(...[...formulas, result].map(unbreakableWidth));
}

/** Whether a name takes so much of a line that its blank needs all of it. */
export const isLongName = (tex: string): boolean => unbreakableWidth(tex) > nameBeside;

export const keyRuns = (steps: readonly WorkedStep[]) =>
  runsBy(steps, (step) => stepWidth(step) > columnWidth);

/** In order, those that follow each other alike together. */
export function runsBy<Of>(items: readonly Of[], isWide: (item: Of) => boolean): readonly KeyRun<Of>[] {
  const runs: { isWide: boolean; items: Of[] }[] = [];
  for (const item of items) {
    const wide = isWide(item);
    const last = runs.at(-1);
    if (last?.isWide === wide) last.items.push(item);
    else runs.push({ isWide: wide, items: [item] });
  }
  return runs;
}
