import { product } from "../../../../math/expression";
import type { Mistake } from "../mistake";
import { isKind, plainNamed, subject } from "../parts";

const slopeTimesSum: Mistake = {
  id: "slopeTimesSum",
  label: "slope multiplied by z",
  weight: 3,
  words: "the derivative of the activation was multiplied by z",
  variants(formula, { quantity }) {
    const of = subject(formula);
    const z = of && quantity(plainNamed(of));
    return isKind(formula, "slope") && z ? [{ key: "z", expression: product(formula.ways[0], z) }] : [];
  },
};
export default slopeTimesSum;
