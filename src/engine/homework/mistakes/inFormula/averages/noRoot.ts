import { squareRoot } from "../../../../math/expression";
import type { Mistake } from "../mistake";
import { isKind, rewritten } from "../parts";

const noRoot: Mistake = {
  id: "noRoot",
  label: "root left out",
  weight: 5,
  words: "the root is missing: the step was divided by the average square itself",
  variants(formula) {
    if (!isKind(formula, "update")) return [];
    const expression = rewritten(formula.ways[0], (part) =>
      part.kind === "call" && part.function === squareRoot ? part.arguments[0] : undefined,
    );
    return expression ? [{ key: "root", expression }] : [];
  },
};
export default noRoot;
