import { type Expression, product, sum } from "../../math/expressions/expression";
import type { Mistake } from "../contract/mistake";
import { isKind, productFactors, sumTerms } from "../formula/parts";
import { isValue } from "../lines/edit";

/** Σ of products in which the second factors stand in another order; of two terms, crosswise. */
export const exchangedFactors: Mistake = {
  id: "exchangedFactors",
  label: "factors exchanged between the terms",
  words: "factors were exchanged between the terms",
  inFormula: {
    weight: 8,
    variants(formula, { document }) {
      if (!isKind(formula, "weightedSum", "unitGradient", "inputGradient")) return [];
      const words =
        formula.kind === "weightedSum"
          ? "the weights were exchanged between the inputs"
          : formula.layer !== undefined && formula.layer + 2 === document.layers.length
            ? "the outgoing weights were exchanged between the outputs"
            : "the outgoing weights were exchanged between the units that they lead to";
      return formula.ways.flatMap((way) => {
        const terms = sumTerms(way);
        const products = terms.filter((term) => productFactors(term).length === 2);
        const rest = terms.filter((term) => productFactors(term).length !== 2);
        return orders(products.length).map((order) => ({
          key: `order ${order.join(" ")}`,
          expression: sum([...crossed(products, order), ...rest]),
          words,
        }));
      });
    },
  },
  inLine: [
    {
      // Two names, each in the other's place: the outgoing weights of two units.
      rank: 10,
      *edits(site) {
        const { source } = site;
        for (const whole of site.wholes) {
          const inside = site.parts
            .filter((part) => isValue(part) && part.from >= whole.from && part.to <= whole.to)
            .sort((a, b) => a.from - b.from);
          // Of a sum of products the second factors come first: they are the weights.
          for (const [k, one] of [...inside.entries()].reverse())
            for (const other of inside.slice(k + 1)) {
              const [first, second] = [site.text(one), site.text(other)];
              if (first === second || other.from < one.to) continue;
              yield {
                from: whole.from,
                to: whole.to,
                text: `${source.slice(whole.from, one.from)}${second}${source.slice(one.to, other.from)}${first}${source.slice(other.to, whole.to)}`,
                words: `${first} and ${second} are exchanged`,
              };
            }
        }
      },
    },
  ],
};

function crossed(products: readonly Expression[], order: readonly number[]): Expression[] {
  return products.map((term, k) => product(productFactors(term)[0], productFactors(products[order[k]])[1]));
}

/** Every exchange of two, all in the reverse order, and all moved on by one. */
function orders(size: number): number[][] {
  const usual = Array.from({ length: size }, (_, k) => k);
  const found: number[][] = [];
  for (let a = 0; a < Math.min(size, 9); a++)
    for (let b = a + 1; b < Math.min(size, 9); b++)
      found.push(usual.map((k) => (k === a ? b : k === b ? a : k)));
  if (size > 3) found.push([...usual].reverse());
  if (size > 2) found.push([...usual.slice(1), 0], [size - 1, ...usual.slice(0, -1)]);
  return found;
}
