import { nameOf, parseQuantity } from "./canonicalName";
import { gradientOf, isLossGradient, numberOf, type Quantity, updated } from "./quantity";
import { lossName } from "./tensorRef";

/** A line of the table: a number of the network, its gradient and what the update makes of it. */
export interface NumberRow {
  readonly name: string;
  readonly quantity: Quantity;
  readonly gradient?: string;
  readonly updated?: string;
}

/** How names of numbers are read, and whose gradients they have. */
export interface NameReader {
  parse(name: string): Quantity | undefined;
  /** The scalar whose gradients are taken. */
  readonly of: string;
}

const ofNetworks: NameReader = { parse: parseQuantity, of: lossName };

/** One row for each number; slots, shares and the penalty's parts have rows of their own. */
export function rowPerNumber(
  { names }: { readonly names: readonly string[] },
  { parse, of: scalar }: NameReader = ofNetworks,
): NumberRow[] {
  const present = new Set(names);
  const partner = (quantity: Quantity) => {
    const name = nameOf(quantity);
    return present.has(name) ? name : undefined;
  };
  return names.flatMap((name): NumberRow[] => {
    const quantity = parse(name);
    // What is written in a program's formula stands there.
    if (!quantity || quantity.of.role === "literal") return [];
    const { of } = quantity;
    if (quantity.kind === "plain") {
      const [gradient, after] = [partner(gradientOf(of, scalar)), partner(updated(of))];
      return [{ name, quantity, ...(gradient && { gradient }), ...(after && { updated: after }) }];
    }
    const isWhole = isLossGradient(quantity) && of.use === undefined;
    const hasRow = quantity.kind === "updated" || (isWhole && present.has(nameOf(numberOf(of))));
    return hasRow ? [] : [{ name, quantity }];
  });
}
