import { showsLetter } from "../math/expressions/print";
import { shortNumber, texNumber } from "../math/format";
import { nameOf, parseQuantity } from "../names/canonicalName";
import { withSubscripts } from "../names/labels";
import { type Notation, operandTex, operandText } from "../names/notation";
import { isTurned, type MatrixConvention } from "../names/presentation";
import { type Quantity, wholeBuffer, withoutExample } from "../names/quantity";
import { isWeight } from "../names/tensorRef";
import { indexAt, shapeText, tupleText } from "../shape";
import type { Operand, Whole } from "../steps/groups/group";
import type { Formula, FormulaMark } from "./formula/explanation";
import { marked } from "./formula/marked";
import { largestMatrix, matrixText, wholeTex, wholeText } from "./words/wholeText";

/** A whole buffer's rule in a convention. */
export const inConvention = (whole: Whole, convention: MatrixConvention): Whole =>
  isTurned(convention) && whole.rowsTex ? { ...whole, tex: whole.rowsTex } : whole;

/** Whether the rule speaks of buffers at all: a loss adds up numbers. */
export const hasMatrixForm = ({ tex, operands }: Whole) =>
  Object.keys(operands).some((letter) => showsLetter(tex, letter));

/** Whether it looks different by rows: weights are [out, in] in both, all else has its units in a column or a row. */
export const differsByRows = ({ quantity, operands }: Whole) =>
  [{ quantity }, ...Object.values(operands)].some((operand) => !isOfWeights(operand.quantity));

const isOfWeights = (quantity: Quantity) => isWeight(quantity.of);

/** A rule with the names of its buffers, each marked as what it is. */
export function symbolsOf(whole: Whole, notation: Notation, reads: readonly string[]): Formula {
  const marks: FormulaMark[] = [];
  const mark = ({ quantity }: Operand) => {
    const buffer = nameOf(quantity);
    const names = reads.filter((name) => belongsTo(buffer, parseQuantity(name)));
    return marked(notation, marks.push({ names }) - 1, operandTex(notation, quantity));
  };
  return {
    tex: wholeTex(whole, mark),
    text: withSubscripts(wholeText(whole, ({ quantity }) => operandText(notation, quantity))),
    marks,
  };
}

/** Whether a quantity is in a buffer, that of its example or of all. */
function belongsTo(buffer: string, quantity: Quantity | undefined): boolean {
  if (!quantity) return false;
  const own = wholeBuffer(quantity);
  return nameOf(own) === buffer || nameOf(withoutExample(own)) === buffer;
}

/** The rule with matrices in numbers; every number says which it is. */
export function matricesOf(whole: Whole, convention: MatrixConvention, notation: Notation): Formula {
  const marks: FormulaMark[] = [];
  const mark = (operand: Operand, k: number) => {
    const value = operand.value(k);
    return marked(
      notation,
      marks.push({ names: [nameOf(operand.quantityAt(k))], value }) - 1,
      texNumber(value, 4),
    );
  };
  return {
    tex: wholeTex(whole, (operand) => matrixTex(operand, convention, mark), texNumber),
    text: withSubscripts(wholeText(whole, matrixText, shortNumber)),
    marks,
  };
}

function matrixTex(
  operand: Operand,
  convention: MatrixConvention,
  mark: (operand: Operand, k: number) => string,
): string {
  // A program's single number isn't a matrix.
  if (operand.shape.length === 0) return mark(operand, 0);
  // Nor is what has more axes than rows and columns.
  if (operand.shape.length > 2) return `\\text{(${shapeText(operand.shape)})}`;
  const [first, second] = operand.isRowVector
    ? [1, operand.shape[0]]
    : [operand.shape[0], operand.shape[1] ?? 1];
  const turned = isTurned(convention) && !isOfWeights(operand.quantity);
  const [rows, columns] = turned ? [second, first] : [first, second];
  if (rows > largestMatrix || columns > largestMatrix) return `\\text{(${rows}×${columns})}`;
  const entry = (r: number, c: number) => mark(operand, turned ? c * second + r : r * second + c);
  const line = (r: number) => Array.from({ length: columns }, (_, c) => entry(r, c)).join(" & ");
  return `\\begin{bmatrix} ${Array.from({ length: rows }, (_, r) => line(r)).join(" \\\\ ")} \\end{bmatrix}`;
}

/**
 * Which number of a whole buffer number k is: `row 2 of z`, `row 2, column 1 of W`, of more axes `number (1, 2, 1) of A`; or with
 * all examples, which row.
 */
export function entryIn(
  { quantity, shape, isRowVector }: Whole,
  k: number,
  convention: MatrixConvention,
  notation: Notation,
  allExamples = false,
): string {
  const { first = 1 } = notation;
  if (shape.length > 2)
    return `This step is number ${tupleText(indexAt(k, shape, first))} of ${notation.text(quantity)}.`;
  const [rows, columns = 1] = isRowVector ? [1, ...shape] : shape;
  const [row, column] = [Math.floor(k / columns) + first, (k % columns) + first];
  const turned = isTurned(convention) && !isOfWeights(quantity);
  const parts = [
    ...(rows > 1 ? [`${turned ? "column" : "row"} ${row}`] : []),
    ...(columns > 1 && !allExamples ? [`${turned ? "row" : "column"} ${column}`] : []),
  ];
  return `This step is ${parts.join(", ") || "all"} of ${notation.text(quantity)}.`;
}
