import type { Expression } from "../../program/parse/tree/syntax";
import { operandOfText, type Site, summand, type TextEdit, termsIn } from "./edit";

/** Whether two factors are the same, but for rounding. */
export const isNear = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-9 * Math.abs(b);

/** A constant factor too much or missing; a mean for a sum, and the other way round. */
export function* otherFactors(site: Site): Iterable<TextEdit> {
  const { parts, wholes, scalars, factor, statement } = site;
  for (const part of parts) {
    const range = { from: part.from, to: part.to };
    if (part.kind === "call") yield* meanForSum(site, part);
    if (part.kind !== "binary") continue;
    const { left, right, operator } = part;
    if (operator === "*" && isConstant(left, scalars))
      yield {
        ...range,
        text: operandOfText(site, right),
        words: `there is a factor ${site.text(left)} too much`,
      };
    if (operator === "*" && isConstant(right, scalars))
      yield {
        ...range,
        text: operandOfText(site, left),
        words: `there is a factor ${site.text(right)} too much`,
      };
    if (operator === "/")
      yield {
        ...range,
        text: operandOfText(site, left),
        words: `the division by ${site.text(right)} is too much`,
      };
  }
  if (statement.kind === "update" && /^[*/]$/.test(statement.operator)) {
    const from = site.source.indexOf(`${statement.operator}=`, statement.target.to);
    yield {
      from,
      to: from + 1,
      text: statement.operator === "*" ? "/" : "*",
      words: "a factor is there that should be divided by",
    };
  }
  const known = knownFactors(site);
  for (const part of wholes) {
    // A number by itself, as what the way back begins with.
    if (part.kind === "number" && factor !== undefined && isNear(factor, part.value))
      yield {
        from: part.from,
        to: part.to,
        text: "1.0",
        words: `there is a factor ${site.text(part)} too much`,
      };
    if (factor !== undefined) {
      const fitting = known.filter(({ value }) => isNear(factor, value) || isNear(factor, 1 / value));
      for (const one of fitting) yield* scaled(site, part, one);
      for (const divisor of known)
        for (const other of [2])
          if (isNear(factor, divisor.value * other))
            yield {
              from: part.from,
              to: part.to,
              text: `${operandOfText(site, part)} / (${other} * ${divisor.text})`,
              words: `a division by ${other} * ${divisor.text} is missing`,
            };
          else if (isNear(factor, divisor.value / other))
            yield {
              from: part.from,
              to: part.to,
              text: `${other} * ${operandOfText(site, part)} / ${divisor.text}`,
              words: `a factor ${other} / ${divisor.text} is missing`,
            };
    }
  }
}

/** A constant factor at one term of a sum. */
export function* scaledTerms(site: Site): Iterable<TextEdit> {
  for (const part of termsIn(site))
    if (!site.wholes.includes(part)) for (const one of knownFactors(site)) yield* scaled(site, part, one);
}

const knownFactors = ({ scalars }: Site) => [
  { text: "2", value: 2 },
  ...scalars.filter(({ value }) => value !== 0 && value !== 1),
];

function* scaled(site: Site, part: Expression, { text }: { readonly text: string }): Iterable<TextEdit> {
  const range = { from: part.from, to: part.to };
  const own = operandOfText(site, part);
  yield {
    ...range,
    text: `${summand(site, part)} / ${text}`,
    words: `a division by ${text} is missing`,
  };
  yield { ...range, text: `${text} * ${own}`, words: `a factor ${text} is missing` };
}

const isConstant = (part: Expression, scalars: Site["scalars"]): boolean =>
  part.kind === "number" ||
  (part.kind === "name" && scalars.some(({ text }) => text === part.name)) ||
  (part.kind === "binary" && isConstant(part.left, scalars) && isConstant(part.right, scalars));

function* meanForSum(site: Site, part: Expression & { readonly kind: "call" }): Iterable<TextEdit> {
  const { callee } = part;
  const name = site.text(callee);
  const [, before, reduction] = /^([\s\S]*?)(mean|sum)$/.exec(name) ?? [];
  if (reduction === undefined) return;
  const other = reduction === "mean" ? "sum" : "mean";
  yield {
    from: callee.from,
    to: callee.to,
    text: `${before}${other}`,
    words: `a ${reduction} stands where a ${other} belongs`,
  };
}
