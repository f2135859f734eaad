import { call, squareRoot, sum } from "../../../../math/expression";
import { knownMistakes } from "../../../../names/mistakes";
import type { Mistake } from "../mistake";
import { isKind, rewritten } from "../parts";

/** √(v + ε) for √v + ε. */
const epsilonInRoot: Mistake = {
  ...knownMistakes.epsilonInRoot,
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
};
export default epsilonInRoot;
