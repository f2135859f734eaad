import type { Sheet } from "../../../store/work/workbench";

export type PrintedNumber = Sheet["printed"][number];
export type Mistake = Sheet["mistakes"][number];

/** Whether the exact value, rounded to what the sheet printed, gives what it printed. */
export function agrees(value: number, { printed, decimals }: PrintedNumber): boolean {
  const written = decimals ?? printed.replace(/^[^.]*\.?/, "").length;
  return Math.abs(value - Number(printed)) <= 0.5 * 10 ** -written + 1e-12;
}

/** A quantity without its example: what a mistake is filed under. */
const withoutExample = (quantity: string) => quantity.replace(/@\d+$/, "");

/** Whether a quantity is another one, or a part of it where that is a whole layer's: `dL/da1[2]` of `dL/da1`. */
const isPartOf = (part: string, quantity: string) =>
  part === quantity || part.replace(/\[[\d,]+\]/, "") === quantity;

/** The sheet's mistakes that show at this quantity's step. */
export function mistakesAt(sheet: Sheet | undefined, quantity: string): Mistake[] {
  return (sheet?.mistakes ?? []).filter(({ quantities }) =>
    quantities.some((part) => isPartOf(part, quantity) || isPartOf(part, withoutExample(quantity))),
  );
}

/** What the sheet printed of a whole layer's numbers. */
export function printedWithin(sheet: Sheet | undefined, quantity: string): PrintedNumber[] {
  return (sheet?.printed ?? []).filter(
    (number) =>
      number.quantity !== undefined && number.quantity !== quantity && isPartOf(number.quantity, quantity),
  );
}

export function printedFor(sheet: Sheet | undefined, quantity: string): PrintedNumber | undefined {
  return sheet?.printed.find((number) => number.quantity === quantity);
}
