import { parseQuantity, plainName } from "../../../../engine/names/canonicalName";
import type { Labels } from "../../../../engine/names/labels";
import { numberOf } from "../../../../engine/names/quantity";
import { elementIn } from "../../../../engine/names/tensorRef";
import type { CheckEntry } from "../../../../engine/studies/check";

/** Relative differences above this are a failure; smaller ones are the difference's own error. */
export const tolerance = 1e-4;

/** What the comparison of one entry comes to. Across a kink the difference isn't a slope, so nothing follows. */
export type CheckVerdict = "passes" | "kink" | "fails";

export function verdictOf({ relative, kinks }: CheckEntry): CheckVerdict {
  if (relative <= tolerance) return "passes";
  return kinks.length > 0 ? "kink" : "fails";
}

/** The worst first: failures, then kinks, each by the size of its difference; what is NaN comes before all. */
export function worstFirst(entries: readonly CheckEntry[]): CheckEntry[] {
  const rank = { fails: 2, kink: 1, passes: 0 };
  const size = ({ relative }: CheckEntry) => (Number.isNaN(relative) ? Number.POSITIVE_INFINITY : relative);
  const difference = (a: CheckEntry, b: CheckEntry) => (size(a) === size(b) ? 0 : size(b) - size(a));
  return [...entries].sort((a, b) => rank[verdictOf(b)] - rank[verdictOf(a)] || difference(a, b));
}

/** By what factor all of these are off, where it is the same for all of them. */
export function commonFactor(entries: readonly CheckEntry[]): number | undefined {
  const factors = entries.map(({ analytic, numeric }) => analytic / numeric);
  const [first] = factors;
  const isSame = factors.every((factor) => Math.abs(factor - first) <= 1e-3 * Math.abs(first));
  return entries.length > 0 && Number.isFinite(first) && isSame ? first : undefined;
}

/** At most this many entries of a part go by their own names. */
const named = 3;

/** Where the failures are: "all of W⁽¹⁾ and x, w₅ and w₆ of W⁽²⁾". A layer's parameters stand together. */
export function failingParts(entries: readonly CheckEntry[], { text }: Labels): string {
  const parts = new Map<string, { readonly name: string; readonly failing: string[]; count: number }>();
  for (const entry of entries) {
    const of = parseQuantity(entry.quantity)?.of;
    const name = of ? plainName(elementIn(of)) : entry.quantity;
    const part = parts.get(name) ?? {
      name: of ? text(numberOf(elementIn(of))) : name,
      failing: [],
      count: 0,
    };
    parts.set(name, part);
    part.count += 1;
    if (verdictOf(entry) === "fails") part.failing.push(of ? text(numberOf(of)) : name);
  }
  const found = [...parts.values()];
  const whole = found.filter(({ failing, count }) => failing.length === count).map(({ name }) => name);
  const some = found.filter(({ failing, count }) => failing.length > 0 && failing.length < count);
  return [
    ...(whole.length > 0 ? [`all of ${listed(whole)}`] : []),
    ...some.map(({ name, failing, count }) =>
      failing.length <= named ? `${listed(failing)} of ${name}` : `${failing.length} of ${count} in ${name}`,
    ),
  ].join(", ");
}

const listed = (names: readonly string[]) =>
  names.length < 2 ? names.join() : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
