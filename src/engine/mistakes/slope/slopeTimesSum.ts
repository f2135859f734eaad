import { product } from "../../math/expressions/expression";
import type { Mistake } from "../contract/mistake";
import { isKind, plainNamed, subject } from "../formula/parts";

export const slopeTimesSum: Mistake = {
  id: "slopeTimesSum",
  label: "slope multiplied by z",
  words: "the derivative of the activation was multiplied by z",
  inFormula: {
    weight: 3,
    variants(formula, { quantity }) {
      const of = subject(formula);
      const z = of && quantity(plainNamed(of));
      return isKind(formula, "slope") && z ? [{ key: "z", expression: product(formula.ways[0], z) }] : [];
    },
  },
};
