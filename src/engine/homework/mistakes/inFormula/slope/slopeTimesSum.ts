import { product } from "../../../../math/expression";
import { knownMistakes } from "../../../../names/mistakes";
import type { Mistake } from "../mistake";
import { isKind, plainNamed, subject } from "../parts";

const slopeTimesSum: Mistake = {
  ...knownMistakes.slopeTimesSum,
  weight: 3,
  variants(formula, { quantity }) {
    const of = subject(formula);
    const z = of && quantity(plainNamed(of));
    return isKind(formula, "slope") && z ? [{ key: "z", expression: product(formula.ways[0], z) }] : [];
  },
};
export default slopeTimesSum;
