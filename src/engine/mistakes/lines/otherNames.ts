import type { Expression } from "../../program/parse/tree/syntax";
import { isValue, type Site, type TextEdit } from "./edit";

/** Another value in the place of the right one: the input of an activation for its output, the item beside. @param at where it is read: as a value, or at which a slope is taken */
export function* otherNames(site: Site, at: "value" | "slope"): Iterable<TextEdit> {
  const { parts, wholes, names } = site;
  const isSought = (part: Expression) => isSlopeAt(site, part) === (at === "slope");
  const told = (own: string, name: string) =>
    at === "slope"
      ? `the slope is taken at ${own}, and belongs at ${name}`
      : `${own} stands where ${name} belongs`;
  for (const part of parts) {
    if (!isValue(part) || !isSought(part)) continue;
    const own = site.text(part);
    for (const name of [...itemsBeside(site, part), ...names])
      if (name !== own) yield { from: part.from, to: part.to, text: name, words: told(own, name) };
  }
  // A name that stands in several places, as in `z * (1 - z)`.
  for (const whole of wholes) {
    const inside = parts.filter((part) => isValue(part) && part.from >= whole.from && part.to <= whole.to);
    for (const own of new Set(inside.map(site.text))) {
      const occurrences = inside.filter((part) => site.text(part) === own);
      if (occurrences.length < 2 || !isSought(occurrences[0])) continue;
      for (const name of names)
        if (name !== own)
          yield {
            from: whole.from,
            to: whole.to,
            text: replacedIn(site, whole, occurrences, name),
            words: told(own, name),
          };
    }
  }
}

/** The items before and after one, in a list of layers or of times. */
function itemsBeside(site: Site, part: Expression): string[] {
  if (part.kind !== "subscript" || part.index.kind === "slice" || part.index.kind === "tuple") return [];
  const { of, index } = part;
  return [-1, 1].map((by) => `${site.text(of)}[${movedIndex(site, index, by)}]`);
}

/** An index some places on, as one writes it: `k` and not `k + 1 - 1`. */
function movedIndex(site: Site, index: Expression, by: number): string {
  const own = numberIn(index);
  if (own !== undefined) return String(own + by);
  const isSum = index.kind === "binary" && /^[-+]$/.test(index.operator);
  const term = isSum ? numberIn(index.right) : undefined;
  const offset = by + (isSum && term !== undefined ? (index.operator === "-" ? -term : term) : 0);
  const start = site.text(isSum && term !== undefined ? index.left : index);
  return offset === 0 ? start : `${start} ${offset < 0 ? "-" : "+"} ${Math.abs(offset)}`;
}

function numberIn(part: Expression): number | undefined {
  if (part.kind === "number") return part.value;
  return part.kind === "unary" && part.operator === "-" && part.of.kind === "number"
    ? -part.of.value
    : undefined;
}

function replacedIn(site: Site, whole: Expression, occurrences: readonly Expression[], name: string): string {
  let text = "";
  let at = whole.from;
  for (const { from, to } of [...occurrences].sort((a, b) => a.from - b.from)) {
    if (from < at) continue;
    text += site.source.slice(at, from) + name;
    at = to;
  }
  return text + site.source.slice(at, whole.to);
}

/** Whether it is a slope in which a value is read, as `1 - a ** 2` or `prime(z)`. */
const isSlopeAt = ({ parts, text }: Site, part: Expression): boolean =>
  part.kind !== "number" &&
  parts.some(
    (one) =>
      one.from <= part.from &&
      one.to >= part.to &&
      ((one.kind === "binary" &&
        one.operator === "-" &&
        one.left.kind === "number" &&
        one.left.value === 1) ||
        (one.kind === "compare" && one.first === part) ||
        (one.kind === "call" && /prime|deriv|slope|grad/i.test(text(one.callee)))),
  );
