import { negative } from "../../../math/expression";
import type { Mistake } from "./mistake";
import { isKind } from "./parts";

const wrongSign: Mistake = {
  id: "wrongSign",
  label: "wrong sign",
  weight: 8,
  words: "the sign is wrong",
  variants: (formula) =>
    isKind(formula, "given", "slope", "activation", "slot")
      ? []
      : formula.ways.map((way) => ({ key: "sign", expression: negative(way) })),
};
export default wrongSign;
