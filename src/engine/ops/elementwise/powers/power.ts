import { texNumber } from "../../../math/format";
import { type Elementwise, elementwise } from "../../activation/elementwise";
import type { Code } from "../../code";
import type { Op } from "../../op";
import type { Operation } from "../../operation";

const rule: Elementwise = {
  id: "power",
  parameters: [{ name: "exponent", symbol: "n", meaning: "exponent", default: 3, isLiteral: true }],
  f: (z, { exponent }) => (exponent === 2 ? z * z : z ** exponent),
  derivative: (z, _y, { exponent }) =>
    exponent === 0 ? 0 : exponent === 2 ? 2 * z : exponent * z ** (exponent - 1),
  tex: { f: "z^{n}", derivative: "n \\cdot z^{n - 1}" },
  wholeSlope: ({ exponent }) =>
    exponent === 0 || exponent === 1
      ? texNumber(exponent)
      : `(${texNumber(exponent)} \\cdot ${exponent === 2 ? "Z" : `\\operatorname{power}(Z, ${texNumber(exponent - 1)})`})`,
  binds: { f: "power", derivative: "product" },
  off: ({ exponent }) => (exponent === 0 ? "1 everywhere, its exponent being 0" : undefined),
  words:
    "Raises each number to a given power; its slope is the exponent times the number to the power of one less.",
};
const power = elementwise(rule);
/** Its slope as everybody writes it. */
const square = elementwise({ ...rule, tex: { f: rule.tex.f, derivative: "n \\cdot z" } });
const create = (exponent: number) => (exponent === 2 ? square : power).create({ exponent });

/** Powers with an exponent that isn't a variable: an integer, or a literal. */
const operation: Operation & { create(exponent: number): Op } = {
  id: "power",
  names: ["power", "pow"],
  create,
  examples: [
    { op: create(2) },
    { op: create(3) },
    { op: create(-1), range: [0.3, 3] },
    { op: create(0.5), range: [0.3, 3] },
  ],
};

export default operation;

export const code: Code = {
  numpy: { forward: "z ** exponent", backward: "g * exponent * z ** (exponent - 1)" },
  pytorch: "z ** exponent",
};
