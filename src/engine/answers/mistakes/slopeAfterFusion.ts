import { difference, number, product } from "../../math/expression";
import { plain } from "../../network/quantity";
import type { Mistake } from "./mistake";
import { isKind, plainNamed, subject } from "./parts";

const slopeAfterFusion: Mistake = {
  id: "slopeAfterFusion",
  label: "y − t times the slope once more",
  weight: 6,
  words: "y − t was multiplied by the slope of the output's activation, which y − t has in it already",
  variants(formula, { quantity }) {
    const of = subject(formula);
    // Only a fused loss has a second way, past ∂L/∂a.
    if (!isKind(formula, "slopeGradient") || formula.ways.length < 2 || !of) return [];
    const output = quantity(plainNamed(plain("a", of.layer, of.index, of.example)));
    if (!output) return [];
    return [
      {
        key: "fused",
        expression: product(formula.ways[0], output, difference(number(1), output)),
      },
    ];
  },
};
export default slopeAfterFusion;
