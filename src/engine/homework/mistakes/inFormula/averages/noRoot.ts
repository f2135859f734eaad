import { squareRoot } from "../../../../math/expression";
import { knownMistakes } from "../../../../names/mistakes";
import type { Mistake } from "../mistake";
import { isKind, rewritten } from "../parts";

const noRoot: Mistake = {
  ...knownMistakes.noRoot,
  weight: 5,
  variants(formula) {
    if (!isKind(formula, "update")) return [];
    const expression = rewritten(formula.ways[0], (part) =>
      part.kind === "call" && part.function === squareRoot ? part.arguments[0] : undefined,
    );
    return expression ? [{ key: "root", expression }] : [];
  },
};
export default noRoot;
