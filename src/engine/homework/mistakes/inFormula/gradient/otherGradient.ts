import { knownMistakes } from "../../../../names/mistakes";
import { type Plain, parseQuantity } from "../../../../names/quantity";
import type { Mistake } from "../mistake";
import { exchanged, gradientNamed, isKind, neighbours, subject, unitsIn } from "../parts";

const otherGradient: Mistake = {
  ...knownMistakes.otherGradient,
  weight: 3,
  variants(formula, context) {
    const of = subject(formula);
    if (!isKind(formula, "update", "slot") || !of?.layer) return [];
    const sizes = [unitsIn(context, of.layer), unitsIn(context, of.layer - 1)];
    const others: Plain[] = of.index.flatMap((_, along) => neighbours(of, along, sizes[along]));
    return others.flatMap((other) => {
      const found = context.quantity(gradientNamed(other));
      const expression =
        found &&
        exchanged(formula.ways[0], (name) => (parseQuantity(name)?.kind === "gradient" ? found : undefined));
      return expression
        ? [{ key: `by ${other.index.map((place, k) => place - of.index[k]).join(" ")}`, expression }]
        : [];
    });
  },
};
export default otherGradient;
