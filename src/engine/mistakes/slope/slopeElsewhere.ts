import { evaluate } from "../../math/expressions/evaluate";
import { nameOf, parseQuantity } from "../../names/canonicalName";
import { plain } from "../../names/tensorRef";
import { activationOps } from "../../network/compile";
import type { Op } from "../../ops/op";
import type { Mistake } from "../contract/mistake";
import { gradientNamed, isKind, subject } from "../formula/parts";
import { slopeAt } from "../formula/slopeAt";
import type { Variant } from "../formula/trial";
import { slopedLayers } from "../pass/networks";
import { slopeAtResult, valueAsResult } from "../pass/rules";
import { isOfOne } from "../pass/situation";

/** σ′ of another layer, or at a number that isn't z. */
export const slopeElsewhere: Mistake = {
  id: "slopeElsewhere",
  label: "derivative taken elsewhere",
  words: "the derivative of the activation was taken elsewhere",
  inFormula: {
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
  },
  inPass: {
    ofNetwork: [
      {
        way: "result",
        rank: 6,
        label: "σ′(a) in place of σ′(z)",
        words:
          "Took the activation's slope at its output a, applying it a second time, and not at its input z.",
        applies: (document) => slopedLayers(document).length > 0,
        back: { at: "activation", rule: () => slopeAtResult },
      },
      {
        way: "sum",
        rank: 7,
        label: "z put for a in the slope",
        words: "Put the weighted sum z where the slope's formula has the output a: z(1 − z) for a sigmoid.",
        applies: (document) =>
          slopedLayers(document).some((layer) =>
            activationOps(document.layers[layer]).some((op) => slopeFor(op, 0.25) !== slopeFor(op, 0.5)),
          ),
        back: { at: "activation", rule: () => valueAsResult },
      },
    ],
    ofProgram: [
      {
        rank: 9,
        *candidates({ ways, withRule, name }) {
          for (const way of ways) {
            if (!isOfOne(way)) continue;
            const [result, value] = [name(way.output), name(way.node.inputs[0])];
            yield {
              numbers: withRule(way, slopeAtResult),
              words: `the slope of ${result} is taken at its result instead of at ${value}`,
            };
            yield {
              numbers: withRule(way, valueAsResult),
              words: `in the slope of ${result} stands ${value} where its result belongs`,
            };
          }
        },
      },
    ],
  },
};

/** An activation's slope at a half, as its rule finds it with some result. */
function slopeFor(op: Op, result: number): number {
  const gradient = new Float64Array(1);
  op.vjp([Float64Array.of(0.5)], Float64Array.of(result), Float64Array.of(1), [gradient], [[1, 1]], gradient);
  return gradient[0];
}
