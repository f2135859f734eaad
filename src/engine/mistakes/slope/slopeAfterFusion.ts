import { difference, type Expression, number, product } from "../../math/expressions/expression";
import { nameOf, parseQuantity } from "../../names/canonicalName";
import { withOf } from "../../names/quantity";
import { plain } from "../../names/tensorRef";
import type { Mistake } from "../contract/mistake";
import { exchanged, isKind, plainNamed, subject } from "../formula/parts";
import type { Context } from "../formula/trial";
import { passedBack } from "../pass/edge";
import { isFused } from "../pass/networks";
import { own } from "../pass/rules";

export const slopeAfterFusion: Mistake = {
  id: "slopeAfterFusion",
  label: "y − t times the slope once more",
  words: "y − t was multiplied by the slope of the output's activation, which y − t has in it already",
  inFormula: {
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
  },
  inPass: {
    ofNetwork: [
      {
        rank: 5,
        label: "y − t times the slope once more",
        words: "Multiplied y − t by the output activation's slope, which y − t has in it already.",
        applies: isFused,
        back: {
          at: "loss",
          // With softmax and cross-entropy, or a sigmoid and its cross-entropy, y − t is ∂L/∂z already.
          rule({ plan, stage }) {
            const [activation] = plan.shown;
            // The textbook's loss, for the eye alone, has no slope in it.
            if (!activation || stage === plan.textbookLoss) return own;
            const { node, inputs, output, shapes, scratch } = activation;
            return (edge, into) => {
              node.op.forward(inputs, output, shapes, scratch);
              const again = { op: node.op, inputs, output, shapes, scratch, input: 0 };
              own({ ...again, outputGradient: passedBack(edge) }, into);
            };
          },
        },
      },
    ],
  },
};

/** y − t of one output as that of another. */
function renamed(
  expression: Expression,
  from: number,
  to: number,
  quantity: Context["quantity"],
): Expression {
  const other = (name: string) => {
    const found = parseQuantity(name);
    const isOwn = found?.of.index.length === 1 && found.of.index[0] === from;
    return isOwn ? quantity(nameOf(withOf(found, { ...found.of, index: [to] }))) : undefined;
  };
  return exchanged(expression, other) ?? expression;
}
