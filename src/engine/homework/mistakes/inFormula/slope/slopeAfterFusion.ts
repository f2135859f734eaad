import { difference, type Expression, number, product } from "../../../../math/expression";
import { knownMistakes } from "../../../../names/mistakes";
import { parseQuantity, plain } from "../../../../names/quantity";
import type { Context, Mistake } from "../mistake";
import { exchanged, isKind, plainNamed, subject } from "../parts";

const slopeAfterFusion: Mistake = {
  ...knownMistakes.slopeAfterFusion,
  weight: 6,
  variants(formula, { quantity }) {
    const of = subject(formula);
    // Only a fused loss has a second way, past ∂L/∂a.
    if (!isKind(formula, "slopeGradient") || formula.ways.length < 2 || !of) return [];
    const output = quantity(plainNamed(plain("a", of.layer, of.index, of.example)));
    if (!output) return [];
    const [, unfused] = formula.ways;
    const [ownDifference] = formula.ways;
    const inJacobian = exchanged(unfused, (name) => {
      const gradient = parseQuantity(name);
      if (gradient?.kind !== "gradient" || gradient.of.base !== "a") return undefined;
      return renamed(ownDifference, of.index[0], gradient.of.index[0], quantity);
    });
    return [
      ...(inJacobian ? [{ key: "Jacobian", expression: inJacobian }] : []),
      {
        key: "fused",
        expression: product(formula.ways[0], output, difference(number(1), output)),
      },
    ];
  },
};
export default slopeAfterFusion;

/** y − t of one output as that of another. */
function renamed(
  expression: Expression,
  from: number,
  to: number,
  quantity: Context["quantity"],
): Expression {
  const own = new RegExp(`\\[${from}\\](?=@|$)`);
  return exchanged(expression, (name) => quantity(name.replace(own, `[${to}]`))) ?? expression;
}
