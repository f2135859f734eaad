import { nameOf, parseQuantity } from "../../names/canonicalName";
import { gradientOf, numberOf, type Quantity, updated } from "../../names/quantity";
import { type Plain, plain } from "../../names/tensorRef";
import type { Mistake } from "../contract/mistake";
import { neighbours, subject, unitsIn } from "../formula/parts";
import type { Context } from "../formula/trial";

/** A right number in the wrong place. */
export const otherQuantity: Mistake = {
  id: "otherQuantity",
  label: "another quantity's number",
  words: "the number is that of another quantity",
  inFormula: {
    weight: 4,
    once: true,
    variants(formula, context) {
      const quantity = parseQuantity(formula.name);
      const of = subject(formula);
      if (!quantity || quantity.kind === "slope" || !of) return [];
      return others(quantity, of, context).flatMap((other) => {
        const expression = context.quantity(nameOf(other));
        return expression && nameOf(other) !== formula.name ? [{ key: nameOf(other), expression }] : [];
      });
    },
  },
};

function others(quantity: Exclude<Quantity, { kind: "slope" }>, of: Plain, context: Context): Quantity[] {
  const layer = of.layer ?? 0;
  const isData = of.role === "input" || of.role === "target";
  const sizes = isData
    ? [context.document.inputs]
    : [unitsIn(context, layer), layer > 0 ? unitsIn(context, layer - 1) : 0];
  const beside = of.index.flatMap((_, along) => neighbours(of, along, sizes[along] ?? 0));
  const crossed =
    of.index.length === 2 ? [plain(of.base, of.layer, [of.index[1], of.index[0]], of.example)] : [];
  const same = [...beside, ...crossed].map((other): Quantity => ({ ...quantity, of: other }));
  const swap: Quantity[] = [];
  if (of.base === "z" || of.base === "a") {
    const twin = plain(of.base === "z" ? "a" : "z", of.layer, of.index, of.example);
    swap.push({ ...quantity, of: twin });
  }
  if (quantity.kind === "updated") swap.push(numberOf(of), gradientOf(of));
  if (quantity.kind === "gradient") swap.push(updated(of));
  return [...same, ...swap];
}
