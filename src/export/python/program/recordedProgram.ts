import { nameOf } from "../../../engine/names/canonicalName";
import { gradientOf, updated } from "../../../engine/names/quantity";
import { elementIn } from "../../../engine/names/tensorRef";
import type { ProgramPass } from "../../../engine/pass/programs/programPass";
import { type Shape, sizeOf } from "../../../engine/shape";
import { plainLine, pythonNumber } from "../literals";
import type { PageNumber } from "../pageNumbers";
import { gradientNames, pythonNames } from "./pythonNames";
import type { WrittenNode } from "./rules";

/** What a program computed, operation by operation, with a variable of Python for each array. */
export interface RecordedProgram {
  readonly pass: ProgramPass;
  readonly title: string;
  /** By tensor id: a variable, or the number where it is written in a formula. */
  readonly variables: readonly string[];
  readonly gradients: readonly string[];
  /** What the program starts from. */
  readonly given: readonly number[];
  readonly operations: readonly RecordedOperation[];
}

export interface RecordedOperation {
  readonly written: WrittenNode;
  readonly inputs: readonly number[];
  readonly output: number;
  /** The line of the program, as a comment. */
  readonly comment: string;
}

/** More numbers than this would make a script that nobody reads. */
const mostNumbers = 20_000;

/** Why a program isn't written operation by operation, as a sentence; nothing where it is. */
export function tooMany({ graph }: ProgramPass): string | undefined {
  const numbers = graph.tensors.reduce((total, { shape }) => total + sizeOf(shape), 0);
  return numbers > mostNumbers
    ? `This program computes ${numbers.toLocaleString("en")} numbers, and at most ${mostNumbers.toLocaleString("en")} are written out.`
    : undefined;
}

export function recordedProgram(pass: ProgramPass): RecordedProgram {
  const { graph, plan, document } = pass;
  const lines = document.program.split("\n");
  const isNumber = (id: number) => graph.tensors[id].ref.role === "literal" && plan.values[id].length === 1;
  const names = pythonNames(graph.tensors.map(({ id }) => (isNumber(id) ? undefined : graph.names[id])));
  const made = new Set(graph.nodes.map(({ output }) => output));
  const variables = graph.tensors.map(({ id, shape }) =>
    isNumber(id) && shape.length === 0 ? inFormula(plan.values[id][0]) : names[id],
  );
  return {
    pass,
    title: plainLine(document.title) || "A program",
    variables,
    gradients: gradientNames(variables),
    given: graph.tensors.flatMap(({ id }) => (made.has(id) || !/^[\p{L}_]/u.test(variables[id]) ? [] : [id])),
    operations: graph.nodes.map((node) => ({
      written: {
        node,
        inputs: node.inputs.map((id) => variables[id]),
        output: variables[node.output],
        shapes: node.inputs.map((id) => graph.tensors[id].shape),
        outputShape: graph.tensors[node.output].shape,
      },
      inputs: node.inputs,
      output: node.output,
      comment: node.location ? commentOf(node.location, lines) : "",
    })),
  };
}

function commentOf(
  { line, frames }: NonNullable<ProgramPass["graph"]["nodes"][number]["location"]>,
  lines: readonly string[],
): string {
  const within = frames
    .map((frame) => (frame.kind === "pass" ? `pass ${frame.pass}` : `in ${frame.name}`))
    .join(", ");
  return `# line ${line}${within === "" ? "" : ` (${within})`}: ${plainLine((lines[line - 1] ?? "").replace(/\s+#.*$/, ""))}`;
}

/** A negative number in brackets, so that powers don't take the sign for theirs. */
const inFormula = (value: number) =>
  value < 0 || Object.is(value, -0) ? `(${pythonNumber(value)})` : pythonNumber(value);

/** Lines with the comment of each before them, once for those that follow one another. */
export function commented(lines: readonly { readonly comment: string; readonly text: string }[]): string[] {
  return lines.flatMap(({ comment, text }, k) =>
    comment !== "" && comment !== lines[k - 1]?.comment ? [comment, text] : [text],
  );
}

/** An array's numbers as nested lists; a single number as it is. */
export function arrayLiteral(shape: Shape, numbers: Float64Array): string {
  const level = (axis: number, from: number): string => {
    if (axis === shape.length) return pythonNumber(numbers[from]);
    const step = sizeOf(shape.slice(axis + 1));
    const parts = Array.from({ length: shape[axis] }, (_, k) => level(axis + 1, from + k * step));
    const line = `[${parts.join(", ")}]`;
    const isLong = axis < shape.length - 1 && line.length > 80;
    return isLong ? `[\n${parts.map((part) => `${part.replace(/^/gm, "    ")},\n`).join("")}]` : line;
  };
  return level(0, 0);
}

/** The values that have names, and all gradients of them, in the page's order. */
export function pageNumbers(
  { pass, variables, gradients, given }: RecordedProgram,
  gradient = (id: number) => gradients[id],
): { readonly values: PageNumber[]; readonly gradients: PageNumber[] } {
  const { graph, plan } = pass;
  const shown = graph.tensors.filter(({ id, ref }) => ref.role !== "literal" && graph.names[id].isVariable);
  const of = (id: number, numbers: Float64Array) => arrayLiteral(graph.tensors[id].shape, numbers);
  return {
    values: shown
      .filter(({ id }) => !given.includes(id))
      .map(({ id, ref }) => ({
        name: plainLine(ref.base),
        variable: variables[id],
        literal: of(id, plan.values[id]),
      })),
    gradients: shown
      .filter(({ id, isConstant }) => !isConstant && id !== graph.loss)
      .map(({ id, ref }) => ({
        name: plainLine(nameOf(gradientOf(elementIn(ref), graph.lossName))),
        variable: gradient(id),
        literal: of(id, plan.gradients[id]),
      }))
      .reverse(),
  };
}

/** What the update makes of each parameter. */
export function updatedVariables(
  { pass: { graph, plan, updated: after }, variables }: RecordedProgram,
  variable: (name: string) => string,
): PageNumber[] {
  return graph.parameters.map((id) => {
    const { byteOffset, length } = plan.values[id];
    const from = (byteOffset - plan.parameters.byteOffset) / 8;
    const { ref, shape } = graph.tensors[id];
    return {
      name: plainLine(nameOf(updated(elementIn(ref)))),
      variable: variable(variables[id]),
      literal: arrayLiteral(shape, after.subarray(from, from + length)),
    };
  });
}
