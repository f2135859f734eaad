import { type Limits, usualLimits } from "../machine/budget";
import type { Interpreter } from "./interpreter";
import { type Run, runProgram } from "./runProgram";

/** Runs another text as the program was run. @param prepare is given the interpreter before it begins */
export type Again = (source: string, prepare?: (interpreter: Interpreter) => void) => Run;

/** Changed texts of a program may together run so many times as long as one program. */
const patience = 3;

/** Runs changed texts of a program; after a while none comes to its end. */
export function runningAgain(run: Run, now: () => number, limits: Limits = usualLimits): Again {
  const end = now() + patience * limits.time;
  return (text, prepare) => {
    const time = end - now();
    if (time > 0) return runProgram(text, now, { ...limits, time }, run.pass, prepare);
    return { ...run, fault: { line: 1, column: 1, message: "there is no time left to try another text" } };
  };
}
