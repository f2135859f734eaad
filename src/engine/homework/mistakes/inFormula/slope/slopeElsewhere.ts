import { evaluate } from "../../../../math/expression";
import { knownMistakes } from "../../../../names/mistakes";
import { nameOf, parseQuantity, plain } from "../../../../names/quantity";
import type { Mistake, Variant } from "../mistake";
import { gradientNamed, isKind, subject } from "../parts";
import { slopeAt } from "./slopeAt";

/** σ′ of another layer, or at a number that isn't z. */
const slopeElsewhere: Mistake = {
  ...knownMistakes.slopeElsewhere,
  weight: 4,
  variants(formula, { document, quantity, formula: find }) {
    const of = subject(formula);
    const own = parseQuantity(formula.name);
    const [way] = formula.ways;
    if (!isKind(formula, "slope") || !of?.layer || own?.kind !== "slope" || way?.kind !== "call") return [];
    const variants: Variant[] = [];
    for (const [l] of document.layers.entries()) {
      const layer = l + 1;
      if (layer === of.layer) continue;
      const name = nameOf({
        kind: "slope",
        of: plain("a", layer, own.of.index, own.of.example),
        by: plain("z", layer, of.index, of.example),
      });
      const expression = find(name)?.ways[0];
      if (expression)
        variants.push({
          key: `layer ${layer - of.layer}`,
          words: `the derivative of the activation is that of layer ${layer}`,
          expression,
        });
    }
    const incoming = quantity(gradientNamed({ ...own.of, example: of.example }));
    const there = incoming && slopeAt(way, incoming);
    if (there && Number.isFinite(evaluate(there)))
      variants.push({
        key: "incoming",
        words: "the derivative of the activation was taken at the gradient that comes back, and not at z",
        expression: there,
      });
    return variants;
  },
};
export default slopeElsewhere;
