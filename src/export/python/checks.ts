import type { PageNumber, PythonNetwork } from "./network";

/** The assertions at the end of a program. A number that isn't finite on the page is not compared. */
export const checkLines = (numbers: readonly PageNumber[]): string[] =>
  numbers.map(({ name, variable, literal }) => `check(${JSON.stringify(name)}, ${variable}, ${literal})`);

/** What follows the last assertion. */
export const closing = 'print("Every number is the page\'s.")';

/**
 * How far a number may be from the page's. Sums of huge terms that cancel leave a rounding of the terms' size.
 */
export function tolerance({ pass: { plan, graph } }: PythonNetwork): string {
  let largest = 0;
  for (const numbers of [plan.parameters, plan.values[graph.input], plan.values[graph.target]])
    for (const number of numbers) if (Number.isFinite(number)) largest = Math.max(largest, Math.abs(number));
  return `rtol=1e-9, atol=${largest > 1e4 ? largest * 1e-15 : 1e-11}`;
}
