import { squareRoot } from "../../math/expressions/scalarFunctions";
import type { Mistake } from "../contract/mistake";
import { isKind, rewritten } from "../formula/parts";

export const noRoot: Mistake = {
  id: "noRoot",
  label: "root left out",
  words: "the root is missing: the step was divided by the average square itself",
  inFormula: {
    weight: 5,
    variants(formula) {
      if (!isKind(formula, "update")) return [];
      const expression = rewritten(formula.ways[0], (part) =>
        part.kind === "call" && part.function === squareRoot ? part.arguments[0] : undefined,
      );
      return expression ? [{ key: "root", expression }] : [];
    },
  },
};
