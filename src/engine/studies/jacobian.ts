import type { ProgramDocument } from "../document/programDocument";
import { elementName } from "../names/elementName";
import { type ProgramPass, runProgramPass } from "../pass/programs/programPass";
import type { FaultInProgram } from "../program/parse/tree/fault";
import { indexAt, type Shape, sizeOf } from "../shape";

/** How each number of an array changes with each of another: ∂yᵢ/∂xⱼ. */
export interface Jacobian {
  readonly of: string;
  readonly by: string;
  readonly rows: Shape;
  readonly columns: Shape;
  /** A row for each number of `of`, with a number for each of `by`. */
  readonly values: readonly Float64Array[];
  /** What `of` has to be in a document for the steps of a row: `y[0,1]`. In them an entry is `dy[0,1]/dx[2]`. */
  readonly rowNames: readonly string[];
}

/** So many numbers are worked out at most. */
const mostEntries = 40_000;

/**
 * The Jacobian of an array of a program, or of a number, by another that it depends on.
 * @param now a clock in milliseconds
 * @returns a fault where there is none
 */
export function jacobianOf(
  document: ProgramDocument,
  of: string,
  by: string,
  now: () => number,
): { readonly jacobian: Jacobian } | { readonly fault: FaultInProgram } {
  const opened = passFor(document, of, now);
  if ("fault" in opened) return opened;
  const { graph, plan } = opened.pass;
  const rows = graph.tensors[graph.loss].shape;
  const column = graph.tensors.find(({ ref, isConstant }) => ref.base === by && !isConstant);
  if (!column) return fault(`${of} doesn't depend on ${by}, or there is no such variable`);
  const count = sizeOf(rows);
  if (count * sizeOf(column.shape) > mostEntries)
    return fault(`${of} has ${count} numbers and ${by} ${sizeOf(column.shape)}: that is too large a table`);
  const values = Array.from({ length: count }, (_, row) => {
    plan.allGradients.fill(0);
    plan.gradients[graph.loss][row] = 1;
    for (const { node, inputs, output, outputGradient, gradients, shapes, scratch } of plan.backward)
      node.op.vjp(inputs, output, outputGradient, gradients, shapes, scratch);
    return plan.gradients[column.id].slice();
  });
  const rowNames = Array.from({ length: count }, (_, row) => elementName(of, indexAt(row, rows)));
  return { jacobian: { of, by, rows, columns: column.shape, values, rowNames } };
}

/** Arrays of how many axes are tried. */
const mostAxes = 4;

/** The graph of an array is that of its first number. */
function passFor(
  document: ProgramDocument,
  of: string,
  now: () => number,
): { readonly pass: ProgramPass } | { readonly fault: FaultInProgram } {
  const { optimizer: _optimizer, parameters: _parameters, ...rest } = document;
  const single = runProgramPass({ ...rest, of }, now);
  if (!("fault" in single)) return single;
  for (let axes = 1; axes <= mostAxes; axes++) {
    const first = runProgramPass({ ...rest, of: elementName(of, Array(axes).fill(0)) }, now);
    if (!("fault" in first)) return first;
  }
  return single;
}

const fault = (message: string) => ({ fault: { line: 1, column: 1, message } });
