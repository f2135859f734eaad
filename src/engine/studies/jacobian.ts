import type { ProgramDocument } from "../document/programDocument";
import { indexAt } from "../ops/factories/indices";
import { type ProgramPass, runProgramPass } from "../pass/programPass";
import type { Fault } from "../program/parse/fault";
import { sizeOf } from "../shape";

/** The derivatives of all numbers of one array of a program with respect to all of another. */
export interface Jacobian {
  /** `y[0]`, `y[1]`, …: what is differentiated. */
  readonly of: readonly string[];
  /** `x[0]`, `x[1]`, …: by what. */
  readonly by: readonly string[];
  /** ∂of[i]/∂by[j] stands at [i][j], in numerator layout; in denominator layout it stands at [j][i]. */
  readonly entries: readonly (readonly JacobianEntry[])[];
}

export interface JacobianEntry {
  readonly value: number;
  /** The quantity whose step finds it, in the pass of which `of[i]` is the scalar: `dy[0]/dx[1]`. */
  readonly quantity: string;
}

/** More numbers than this make no table that can be read. */
const most = 100;

/**
 * The Jacobian of an array: one way back for each of its numbers.
 * @param of the name of a variable of the program
 * @param by the name of another, which it is computed from; what it doesn't depend on has derivatives of 0
 * @param now a clock in milliseconds
 * @returns a fault where the program doesn't run, or has no such variables
 */
export function jacobianOf(
  document: ProgramDocument,
  of: string,
  by: string,
  now: () => number,
): { readonly jacobian: Jacobian } | { readonly fault: Fault } {
  const { optimizer: _optimizer, parameters: _parameters, of: _of, ...plain } = document;
  const fault = (message: string) => ({ fault: { line: 1, column: 1, message } });
  const first = runProgramPass(plain, now);
  if ("fault" in first) return first;
  const [above, below] = [of, by].map((name) => first.variables.get(name));
  if (!above) return fault(`the program has no variable ${of}`);
  if (!below) return fault(`the program has no variable ${by}`);
  if (sizeOf(above.shape) > most || sizeOf(below.shape) > most)
    return fault(
      `the Jacobian of ${of} by ${by} would have ${sizeOf(above.shape)} × ${sizeOf(below.shape)} numbers, and at most ${most} × ${most} fit in a table`,
    );
  const [rows, columns] = [namesIn(of, above.shape), namesIn(by, below.shape)];
  const entries: JacobianEntry[][] = [];
  for (const name of rows) {
    const run = runProgramPass({ ...plain, of: name }, now);
    if ("fault" in run) return run;
    entries.push(columns.map((column, k) => entryOf(run.pass, name, by, column, k)));
  }
  return { jacobian: { of: rows, by: columns, entries } };
}

function entryOf(
  { graph, plan }: ProgramPass,
  of: string,
  by: string,
  column: string,
  k: number,
): JacobianEntry {
  const tensor = graph.tensors.find(({ ref, isConstant }) => ref.base === by && !isConstant);
  return { value: tensor ? plan.gradients[tensor.id][k] : 0, quantity: `d${of}/d${column}` };
}

const namesIn = (name: string, shape: readonly number[]): string[] =>
  Array.from({ length: sizeOf(shape) }, (_, k) =>
    shape.length === 0 ? name : `${name}[${indexAt(k, shape).join(",")}]`,
  );
