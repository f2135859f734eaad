import type { Run } from "./runProgram";

/** Operations of all tries together: a second or so. */
const operations = 300_000;

/** How often a program may be run again with changes, by what one run takes. */
export const triesFor = ({ interpreter }: Run, most: number): number =>
  Math.max(5, Math.min(most, Math.floor(operations / interpreter.machine.budget.spent)));
