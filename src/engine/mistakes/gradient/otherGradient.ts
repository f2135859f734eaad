import { parseQuantity } from "../../names/canonicalName";
import type { Plain } from "../../names/tensorRef";
import type { Mistake } from "../contract/mistake";
import { exchanged, gradientNamed, isKind, neighbours, subject, unitsIn } from "../formula/parts";

export const otherGradient: Mistake = {
  id: "otherGradient",
  label: "another parameter's gradient",
  words: "the gradient of another parameter was used",
  inFormula: {
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
          exchanged(formula.ways[0], (name) =>
            parseQuantity(name)?.kind === "gradient" ? found : undefined,
          );
        return expression
          ? [{ key: `by ${other.index.map((index, k) => index - of.index[k]).join(" ")}`, expression }]
          : [];
      });
    },
  },
};
