import {
  gradientOf,
  isLossGradient,
  nameOf,
  numberOf,
  parseQuantity,
  type Quantity,
  updated,
} from "./quantity";

/** A line of the table: a number of the network, its gradient and what the update makes of it. */
export interface Row {
  readonly name: string;
  readonly gradient?: string;
  readonly updated?: string;
}

/** One row for each number of the network; slots, shares and the penalty's parts have rows of their own. */
export function rowsOf({ names }: { readonly names: readonly string[] }): Row[] {
  const present = new Set(names);
  const partner = (quantity: Quantity) => {
    const name = nameOf(quantity);
    return present.has(name) ? name : undefined;
  };
  return names.flatMap((name): Row[] => {
    const quantity = parseQuantity(name);
    if (!quantity) return [];
    const { of } = quantity;
    if (quantity.kind === "plain") {
      const [gradient, after] = [partner(gradientOf(of)), partner(updated(of))];
      return [{ name, ...(gradient && { gradient }), ...(after && { updated: after }) }];
    }
    const hasRow =
      quantity.kind === "updated" || (isLossGradient(quantity) && present.has(nameOf(numberOf(of))));
    return hasRow ? [] : [{ name }];
  });
}
