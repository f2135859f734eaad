import { nameOf } from "../../../engine/names/canonicalName";
import { type Quantity, wholeBuffer, withoutExample } from "../../../engine/names/quantity";
import type { Sheet } from "../../../store/work/workEntry";

export type PrintedNumber = Sheet["printed"][number];
export type Erratum = Sheet["mistakes"][number];

/** Whether the exact value, rounded to what the sheet printed, gives what it printed. */
export function agreesWithSheet(value: number, { printed, decimals }: PrintedNumber): boolean {
  const written = decimals ?? printed.replace(/^[^.]*\.?/, "").length;
  return Math.abs(value - Number(printed)) <= 0.5 * 10 ** -written + 1e-12;
}

/** Reads the names of what is open. */
type Parse = (name: string) => Quantity | undefined;

/** Whether a quantity is another one, or a part of it where that is a whole layer's or array's: `dL/da1[2]` of `dL/da1`. */
const isPartOf = (part: string, quantity: string, parse: Parse) =>
  part === quantity || changed(part, wholeBuffer, parse) === quantity;

/** The name of what a quantity is changed into. */
function changed(name: string, change: (quantity: Quantity) => Quantity, parse: Parse): string {
  const quantity = parse(name);
  return quantity ? nameOf(change(quantity)) : name;
}

/** The sheet's mistakes that show at this quantity's step. */
export function mistakesAt(sheet: Sheet | undefined, quantity: string, parse: Parse): Erratum[] {
  // A mistake is filed under a quantity without its example.
  const ofAll = changed(quantity, withoutExample, parse);
  return (sheet?.mistakes ?? []).filter(({ quantities }) =>
    quantities.some((part) => isPartOf(part, quantity, parse) || isPartOf(part, ofAll, parse)),
  );
}

/** What the sheet printed of a whole layer's or array's numbers. */
export function printedWithin(sheet: Sheet | undefined, quantity: string, parse: Parse): PrintedNumber[] {
  return (sheet?.printed ?? []).filter(
    (number) =>
      number.quantity !== undefined &&
      number.quantity !== quantity &&
      isPartOf(number.quantity, quantity, parse),
  );
}

export function printedFor(sheet: Sheet | undefined, quantity: string): PrintedNumber | undefined {
  return sheet?.printed.find((number) => number.quantity === quantity);
}
