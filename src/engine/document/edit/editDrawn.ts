import type { NetworkDocument } from "../document";
import { choiceFaults } from "../faults/drawnFaults";
import { givenOf } from "../naming/givenOf";
import { choicesOf, type DrawnNumber, type DrawnNumbers } from "../parts/drawnNumbers";
import type { AnyDocument } from "../programDocument";
import { versioned } from "../version";

/** What a number is drawn from, without its name. */
export type DrawnFrom = DistributiveOmit<DrawnNumber, "of">;

type DistributiveOmit<Of, Key extends PropertyKey> = Of extends unknown ? Omit<Of, Key> : never;

/** Draws a number, or a tensor's, for each student; or, without choices, no longer. What is drawn keeps its order. */
export function withDrawn<Of extends AnyDocument>(document: Of, of: string, from?: DrawnFrom): Of {
  const { drawn, ...rest } = document;
  const before = drawn?.numbers ?? [];
  const index = before.findIndex((one) => one.of === of);
  const one = from && ({ of, ...from } as DrawnNumber);
  const numbers =
    index < 0 ? [...before, ...(one ? [one] : [])] : before.toSpliced(index, 1, ...(one ? [one] : []));
  const others: Partial<DrawnNumbers> = drawn ?? {};
  return versioned((numbers.length === 0 ? rest : { ...rest, drawn: { seed: 1, ...others, numbers } }) as Of);
}

/** How sheets are drawn, beside what is. */
export function withDrawing<Of extends AnyDocument>(
  document: Of,
  changes: Pick<Partial<DrawnNumbers>, "seed" | "deadUnits">,
): Of {
  return document.drawn ? { ...document, drawn: { ...document.drawn, ...changes } } : document;
}

const number = String.raw`([-+−]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?)`;
const range = new RegExp(
  String.raw`^${number}\s*(?:to|…|\.\.\.?|–)\s*${number}\s*(?:by|step|,|;)?\s*${number}$`,
  "iu",
);

/**
 * Reads what a teacher types: `-0.9 to 0.9 by 0.05`, or a list, `0.01, 0.99`. Nothing where the text is empty.
 * @returns a sentence where it is neither
 */
export function readDrawnFrom(text: string): { readonly from?: DrawnFrom } | { readonly fault: string } {
  const written = text.trim();
  if (written === "") return {};
  const parts = range.exec(written);
  const found: DrawnFrom | undefined = parts ? rangeOf(parts.slice(1).map(value)) : listOf(written);
  if (!found)
    return { fault: `“${written.slice(0, 40)}” is neither a range, 0.1 to 0.9 by 0.1, nor a list, 0.1, 0.5` };
  const [fault] = choiceFaults({ numbers: [{ of: "x", ...found } as DrawnNumber], seed: 1 });
  return fault ? { fault: `the ${fault.path.split(".").at(-1)} ${fault.message}` } : { from: found };
}

const rangeOf = ([from, to, step]: readonly number[]): DrawnFrom => ({ from, to, step });

function listOf(written: string): DrawnFrom | undefined {
  const values = written
    .split(/[,;\s]+/)
    .filter(Boolean)
    .map(value);
  return values.every(Number.isFinite) ? { values } : undefined;
}

const value = (text: string) => Number(text.replace("−", "-"));

/** The same as text. */
export const drawnFromText = (drawn: DrawnFrom): string =>
  "values" in drawn ? drawn.values.join(", ") : `${drawn.from} to ${drawn.to} by ${drawn.step}`;

/** How many numbers there are to choose from. */
export const choiceCount = (drawn: DrawnNumber): number => choicesOf(drawn).length;

/** The document without what can't be drawn any more, since the network has changed. */
export function withFittingDrawn(document: NetworkDocument): NetworkDocument {
  const { drawn } = document;
  if (!drawn) return document;
  const numbers = drawn.numbers.filter(({ of }) => givenOf(document, of).length > 0);
  if (numbers.length === drawn.numbers.length && numbers.length > 0) return document;
  const { drawn: _drawn, ...rest } = document;
  return versioned(numbers.length === 0 ? rest : { ...rest, drawn: { ...drawn, numbers } });
}
