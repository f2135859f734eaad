import { number } from "../../math/expressions/expression";
import type { Mistake } from "../contract/mistake";
import { isKind, isOldSlot, rewritten } from "../formula/parts";

export const oldSlotForgotten: Mistake = {
  id: "oldSlotForgotten",
  label: "what was there before forgotten",
  words: "what was there before the step was forgotten, as if it had been 0",
  inFormula: {
    weight: 5,
    variants(formula) {
      const [way] = formula.ways;
      if (!isKind(formula, "slot")) return [];
      const expression = rewritten(way, (part) =>
        isOldSlot(part) && part.kind === "constant" && part.value !== 0 ? number(0) : undefined,
      );
      return expression ? [{ key: "forgotten", expression }] : [];
    },
  },
};
