import type { Page } from "@playwright/test";
import exercises from "../golden/exercises.json" with { type: "json" };
import { type Expected, goldenValue } from "../golden/quantity";

interface Golden {
  readonly id: string;
  readonly model?: { readonly layers: readonly unknown[] };
  readonly expected?: Expected;
  readonly results?: Readonly<Record<string, unknown>>;
}

export const networks = (exercises.exercises as unknown as Golden[]).filter(
  ({ model }) => model !== undefined,
);

/** Every number on the page that says which quantity it is: `[name, value]`, each place once. */
export async function shownNumbers(page: Page): Promise<[string, string][]> {
  return page
    .locator("[data-quantity][data-value]")
    .evaluateAll((elements) =>
      elements.map((element): [string, string] => [
        element.getAttribute("data-quantity") ?? "",
        element.getAttribute("data-value") ?? "",
      ]),
    );
}

/** The numbers that differ from the reference, as sentences; none where all is well. */
export function wrongNumbers(
  { expected, results }: Golden,
  shown: readonly (readonly [string, string])[],
): string[] {
  return shown.flatMap(([name, text]) => {
    const wanted = expected && goldenValue(expected, name, results);
    const value = Number(text);
    if (wanted === undefined || Object.is(value, wanted)) return [];
    return Math.abs(value - wanted) <= 1e-9 * Math.abs(wanted) + 1e-11
      ? []
      : [`${name} is shown as ${text}, but is ${wanted}`];
  });
}
