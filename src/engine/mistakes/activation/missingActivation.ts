import type { Mistake } from "../contract/mistake";
import { isKind } from "../formula/parts";

export const missingActivation: Mistake = {
  id: "missingActivation",
  label: "activation left out",
  words: "the activation function is missing",
  inFormula: {
    weight: 4,
    variants(formula) {
      const [way] = formula.ways;
      if (!isKind(formula, "activation") || way.kind !== "call" || way.arguments[0]?.kind !== "quantity")
        return [];
      return [{ key: "activation", expression: way.arguments[0] }];
    },
  },
};
