import { absolute, call, square } from "../../../../math/expression";
import { knownMistakes } from "../../../../names/mistakes";
import type { Mistake, Variant } from "../mistake";
import { isGradient, isKind, rewritten } from "../parts";

const absoluteGradient: Mistake = {
  ...knownMistakes.absoluteGradient,
  weight: 5,
  variants(formula) {
    if (!isKind(formula, "slot")) return [];
    const [way] = formula.ways;
    const size = rewritten(way, (part) =>
      part.kind === "call" && part.function === square && isGradient(part.arguments[0])
        ? call(absolute, part.arguments[0])
        : undefined,
    );
    const plain = rewritten(way, (part) =>
      part.kind === "call" && part.function === square && isGradient(part.arguments[0])
        ? part.arguments[0]
        : undefined,
    );
    const variants: Variant[] = [];
    if (size)
      variants.push({
        key: "size",
        words: "the gradient's size was taken and not its square",
        expression: size,
      });
    if (plain) variants.push({ key: "plain", expression: plain });
    return variants;
  },
};
export default absoluteGradient;
