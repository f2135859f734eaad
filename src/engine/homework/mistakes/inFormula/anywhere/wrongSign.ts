import { negative } from "../../../../math/expression";
import { knownMistakes } from "../../../../names/mistakes";
import type { Mistake } from "../mistake";
import { isKind } from "../parts";

const wrongSign: Mistake = {
  ...knownMistakes.wrongSign,
  weight: 8,
  variants: (formula) =>
    isKind(formula, "given", "slope", "activation", "slot")
      ? []
      : formula.ways.map((way) => ({ key: "sign", expression: negative(way) })),
};
export default wrongSign;
