import type { Op } from "../../ops/op";
import type { Shape } from "../../shape";
import { tupleText } from "../../shape";
import type { Operand, Whole } from "../../steps/groups/group";
import { asciiNumbers } from "../formula/formulaStyles";
import { wholeText } from "./wholeText";

/**
 * A program's rule with shapes in the places of its arrays: `(2, 2) = (2, 3) @ (3, 2)`.
 * @param op where it is the operation's rule of the way there
 * @returns nothing where all are single numbers
 */
export function shapesOfRule(whole: Whole, op?: Op): string | undefined {
  const all = Object.values(whole.operands);
  if ([whole, ...all].every(({ shape }) => shape.length === 0)) return undefined;
  const own = tupleText(whole.shape);
  const right = productShapes(whole) ?? (op && operationShapes(whole, op)) ?? wholeText(whole, operandShape);
  const isSpread = /^\([\d, ]*\)$/.test(right) && right !== own;
  return `${own} = ${right}${isSpread ? " repeated" : ""}`;
}

/** A number that is written in a formula stands there as it is. */
const operandShape = ({ shape, isLiteral, value }: Operand) =>
  isLiteral && shape.length === 0 ? asciiNumbers.number(value(0)).text : tupleText(shape);

function productShapes({ product, operands, shape }: Whole): string | undefined {
  if (!product) return undefined;
  const [left, right] = product.map(({ letter }) => operands[letter]);
  const [a, b] = [left.shape, right.shape];
  if (a.length === 0 || b.length === 0) return `${operandShape(left)} · ${operandShape(right)}`;
  // Two vectors that make a matrix are a column and a row.
  if (a.length === 1 && b.length === 1 && shape.length === 2) return `(${a[0]}, 1) @ (1, ${b[0]})`;
  return product.map(({ isTurned }, k) => tupleText(isTurned ? turned([a, b][k]) : [a, b][k])).join(" @ ");
}

const turned = (shape: Shape): Shape =>
  shape.length < 2 ? shape : [...shape.slice(0, -2), shape[shape.length - 1], shape[shape.length - 2]];

/** As the program has it: a sign between the arrays, or a name before them. */
function operationShapes({ operands }: Whole, { label, id, inputs }: Op): string {
  const name = label ?? id;
  const shapes = inputs.flatMap((letter) => (operands[letter] ? [operandShape(operands[letter])] : []));
  return /[a-z]/i.test(name) || shapes.length !== 2
    ? `${name} of ${shapes.join(", ")}`
    : shapes.join(` ${name} `);
}
