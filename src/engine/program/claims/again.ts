import type { Interpreter } from "../run/interpreter";
import type { Run } from "../run/runProgram";

/** Runs another text as the program was run. @param prepare is given the interpreter before it begins */
export type Again = (source: string, prepare?: (interpreter: Interpreter) => void) => Run;
