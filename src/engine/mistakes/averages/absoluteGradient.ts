import { call } from "../../math/expressions/expression";
import { absolute, square } from "../../math/expressions/scalarFunctions";
import type { Mistake } from "../contract/mistake";
import { isGradientLeaf, isKind, rewritten } from "../formula/parts";
import type { Variant } from "../formula/trial";

export const absoluteGradient: Mistake = {
  id: "absoluteGradient",
  label: "gradient not squared",
  words: "the gradient isn't squared",
  inFormula: {
    weight: 5,
    variants(formula) {
      if (!isKind(formula, "slot")) return [];
      const [way] = formula.ways;
      const size = rewritten(way, (part) =>
        part.kind === "call" && part.function === square && isGradientLeaf(part.arguments[0])
          ? call(absolute, part.arguments[0])
          : undefined,
      );
      const plain = rewritten(way, (part) =>
        part.kind === "call" && part.function === square && isGradientLeaf(part.arguments[0])
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
  },
};
