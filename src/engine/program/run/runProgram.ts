import { errorMessage } from "../../errorMessage";
import { Budget, type Limits, usualLimits } from "../machine/budget";
import { Machine } from "../machine/machine";
import { parseProgram } from "../parse/parse";
import type { ReadProgram } from "../parse/reparse";
import { type FaultInProgram, locationAt, ProgramFault } from "../parse/tree/fault";
import type { Statement } from "../parse/tree/syntax";
import { Interpreter } from "./interpreter";

/** A program that has run: what there is at its end, or where its first fault is. */
export interface Run {
  readonly source: string;
  readonly interpreter: Interpreter;
  /** Which pass of a training loop was to be recorded, from 1. */
  readonly pass: number;
  /** Where the program stopped; all before it is kept. */
  readonly fault: FaultInProgram | undefined;
  /** What was thrown, where that was no fault of the program but one of ours. */
  readonly ours?: unknown;
}

/**
 * Runs a program. Nothing in its text makes this throw: what is wrong is the run's fault.
 * @param now a clock in milliseconds
 * @param pass which pass of a training loop is recorded, from 1
 * @param prepare is given the interpreter before it begins
 */
export function runProgram(
  source: string,
  now: () => number,
  limits: Limits = usualLimits,
  pass = 1,
  prepare?: (interpreter: Interpreter) => void,
): Run {
  return runRead(source, (text) => ({ program: parseProgram(text), text }), now, limits, pass, prepare);
}

/** The same with something else that reads the text. @param read as `parseProgram`, and may throw what it throws */
export function runRead(
  source: string,
  read: (text: string) => ReadProgram,
  now: () => number,
  limits: Limits = usualLimits,
  pass = 1,
  prepare?: (interpreter: Interpreter) => void,
): Run {
  let text = plainSource(source);
  const machine = new Machine(new Budget(limits, now));
  const faultOf = (error: unknown, usual: number): FaultInProgram => {
    const known = error instanceof ProgramFault ? error : new ProgramFault(words(error));
    return { ...locationAt(text, known.from ?? usual), message: known.message };
  };
  let program: readonly Statement[] = [];
  try {
    ({ program, text } = read(text));
  } catch (error) {
    const interpreter = new Interpreter(machine, text, [], limits.depth, pass);
    const isKnown = error instanceof ProgramFault || error instanceof RangeError;
    return { source: text, interpreter, pass, fault: faultOf(error, 0), ...(!isKnown && { ours: error }) };
  }
  const interpreter = new Interpreter(machine, text, program, limits.depth, pass);
  prepare?.(interpreter);
  try {
    interpreter.execute(program, interpreter.module);
    return { source: text, interpreter, pass, fault: undefined };
  } catch (error) {
    const isKnown = error instanceof ProgramFault || error instanceof RangeError;
    return {
      source: text,
      interpreter,
      pass,
      fault: faultOf(error, interpreter.index),
      ...(!isKnown && { ours: error }),
    };
  }
}

/** A program's text without what editors and systems add. */
export const plainSource = (source: string): string => source.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n");

function words(error: unknown): string {
  if (error instanceof RangeError) return "the program goes too deep, or an array is too large";
  return errorMessage(error);
}
