import { number } from "../../../../math/expression";
import { knownMistakes } from "../../../../names/mistakes";
import type { Mistake } from "../mistake";
import { isKind, isOldSlot, rewritten } from "../parts";

const oldSlotForgotten: Mistake = {
  ...knownMistakes.oldSlotForgotten,
  weight: 5,
  variants(formula) {
    const [way] = formula.ways;
    if (!isKind(formula, "slot")) return [];
    const expression = rewritten(way, (part) =>
      isOldSlot(part) && part.kind === "constant" && part.value !== 0 ? number(0) : undefined,
    );
    return expression ? [{ key: "forgotten", expression }] : [];
  },
};
export default oldSlotForgotten;
