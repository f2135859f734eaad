import { knownMistakes } from "../../../../names/mistakes";
import type { Mistake } from "../mistake";
import { isKind } from "../parts";

const missingActivation: Mistake = {
  ...knownMistakes.missingActivation,
  weight: 4,
  variants(formula) {
    const [way] = formula.ways;
    if (!isKind(formula, "activation") || way.kind !== "call" || way.arguments[0]?.kind !== "quantity")
      return [];
    return [{ key: "activation", expression: way.arguments[0] }];
  },
};
export default missingActivation;
