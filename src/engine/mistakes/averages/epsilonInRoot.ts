import { call, sum } from "../../math/expressions/expression";
import { squareRoot } from "../../math/expressions/scalarFunctions";
import type { Mistake } from "../contract/mistake";
import { isKind, rewritten } from "../formula/parts";

/** √(v + ε) for √v + ε. */
export const epsilonInRoot: Mistake = {
  id: "epsilonInRoot",
  label: "ε inside the root",
  words: "ε was added inside the root and not after it",
  inFormula: {
    weight: 5,
    variants(formula) {
      if (!isKind(formula, "update")) return [];
      const expression = rewritten(formula.ways[0], (part) => {
        if (part.kind !== "sum" || part.terms.length !== 2) return undefined;
        const [root, epsilon] = part.terms;
        return root.kind === "call" && root.function === squareRoot && epsilon.kind === "constant"
          ? call(squareRoot, sum([root.arguments[0], epsilon]))
          : undefined;
      });
      return expression ? [{ key: "inside", expression }] : [];
    },
  },
};
