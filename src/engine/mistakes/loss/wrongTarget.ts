import { difference, type Expression, number } from "../../math/expressions/expression";
import { parseQuantity } from "../../names/canonicalName";
import { plain } from "../../names/tensorRef";
import type { Mistake } from "../contract/mistake";
import { exchanged, isKind, plainNamed } from "../formula/parts";
import type { Context, Variant } from "../formula/trial";

export const wrongTarget: Mistake = {
  id: "wrongTarget",
  label: "wrong target",
  words: "the target isn't this one",
  inFormula: {
    weight: 5,
    variants(formula, context) {
      if (!isKind(formula, "exampleLoss", "outputGradient", "slopeGradient")) return [];
      const outputs = context.document.layers[context.document.layers.length - 1].units;
      return formula.ways.flatMap((way): Variant[] => {
        const opposite = exchanged(way, (name) => {
          const target = targetIn(name, context);
          return target && difference(number(1), target);
        });
        const moved = Array.from({ length: outputs - 1 }, (_, k) => k + 1).flatMap((by): Variant[] => {
          const expression = exchanged(way, (name) => neighbour(name, by, outputs, context));
          return expression
            ? [
                {
                  key: `by ${by}`,
                  words: "the target of another output, the wrong class, was taken",
                  expression,
                },
              ]
            : [];
        });
        return [
          ...(opposite
            ? [
                {
                  key: "opposite",
                  words: "1 − t was put where t belongs, and t where 1 − t does",
                  expression: opposite,
                },
              ]
            : []),
          ...moved,
        ];
      });
    },
  },
};

function targetIn(name: string, { quantity }: Context): Expression | undefined {
  const of = parseQuantity(name);
  return of?.kind === "plain" && of.of.role === "target" ? quantity(name) : undefined;
}

function neighbour(name: string, by: number, outputs: number, { quantity }: Context): Expression | undefined {
  const of = parseQuantity(name);
  if (of?.kind !== "plain" || of.of.role !== "target") return undefined;
  const [unit] = of.of.index;
  return quantity(plainNamed(plain("t", undefined, [((unit - 1 + by) % outputs) + 1], of.of.example)));
}
