import { nameOf, parseQuantity, type Quantity } from "./quantity";

/** A line of the table: a number of the network, its gradient and what the update makes of it. */
export interface Row {
  readonly name: string;
  readonly gradient?: string;
  readonly updated?: string;
}

/** One row for each number of the network; slots, shares and the penalty's parts have rows of their own. */
export function rowsOf({ names }: { readonly names: readonly string[] }): Row[] {
  const present = new Set(names);
  const partner = (quantity: Quantity) => (present.has(nameOf(quantity)) ? nameOf(quantity) : undefined);
  return names.flatMap((name): Row[] => {
    const quantity = parseQuantity(name);
    if (!quantity) return [];
    const { of } = quantity;
    if (quantity.kind === "plain") {
      const gradient = partner({ kind: "gradient", from: "L", of });
      const updated = partner({ kind: "updated", of });
      return [{ name, ...(gradient && { gradient }), ...(updated && { updated }) }];
    }
    const hasRow =
      quantity.kind === "updated" ||
      (quantity.kind === "gradient" && quantity.from === "L" && present.has(nameOf({ kind: "plain", of })));
    return hasRow ? [] : [{ name }];
  });
}
