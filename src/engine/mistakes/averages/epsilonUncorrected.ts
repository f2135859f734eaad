import { call, quotient, sum } from "../../math/expressions/expression";
import { squareRoot } from "../../math/expressions/scalarFunctions";
import type { Mistake } from "../contract/mistake";
import { correctionIn } from "../formula/corrections";
import { isKind, rewritten } from "../formula/parts";

/** √(v/c) + ε/√c for √(v/c) + ε: what √v + ε becomes where the correction c is made in the step's size, as Keras does. */
export const epsilonUncorrected: Mistake = {
  id: "epsilonUncorrected",
  label: "ε beside the uncorrected root",
  words:
    "ε was added to the root of the average before its correction, as Keras does and this exercise doesn't",
  inFormula: {
    weight: 2,
    variants(formula) {
      if (!isKind(formula, "update")) return [];
      const expression = rewritten(formula.ways[0], (part) => {
        if (part.kind !== "sum" || part.terms.length !== 2) return undefined;
        const [root, epsilon] = part.terms;
        if (root.kind !== "call" || root.function !== squareRoot || epsilon.kind !== "constant")
          return undefined;
        const [inside] = root.arguments;
        return inside.kind === "quotient" && correctionIn(inside.denominator)
          ? sum([root, quotient(epsilon, call(squareRoot, inside.denominator))])
          : undefined;
      });
      return expression ? [{ key: "uncorrected", expression }] : [];
    },
  },
};
