import { number } from "../../../../math/expression";
import type { Mistake } from "../mistake";
import { isKind, isOldSlot, rewritten } from "../parts";

const oldSlotForgotten: Mistake = {
  id: "oldSlotForgotten",
  label: "what was there before forgotten",
  weight: 5,
  words: "what was there before the step was forgotten, as if it had been 0",
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
