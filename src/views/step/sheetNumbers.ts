import type { Sheet } from "../../store/workbench";

export type PrintedNumber = Sheet["printed"][number];
export type Mistake = Sheet["mistakes"][number];

/** Whether the exact value, rounded to what the sheet printed, gives what it printed. */
export function agrees(value: number, { printed, decimals }: PrintedNumber): boolean {
  const written = decimals ?? printed.replace(/^[^.]*\.?/, "").length;
  return Math.abs(value - Number(printed)) <= 0.5 * 10 ** -written + 1e-12;
}

/** A quantity without its example: what a mistake is filed under. */
export const withoutExample = (quantity: string) => quantity.replace(/@\d+$/, "");

/** The sheet's mistakes that show at this quantity's step. */
export function mistakesAt(sheet: Sheet | undefined, quantity: string): Mistake[] {
  return (sheet?.mistakes ?? []).filter(
    ({ quantities }) => quantities.includes(quantity) || quantities.includes(withoutExample(quantity)),
  );
}

export function printedFor(sheet: Sheet | undefined, quantity: string): PrintedNumber | undefined {
  return sheet?.printed.find((number) => number.quantity === quantity);
}
