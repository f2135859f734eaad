import { indentOf, isValue, operandOfText, type Site, type TextEdit, termsIn } from "./edit";

/** The places at which a program reads one number of each row, as `probs[np.arange(N), y]`. */
const picked = /\[((?:np\.arange|range)\([^\][]*\), *\w+|\w+\[\w+\](?:, *0)?)\]/g;

/** A 1 that isn't taken from the right class. */
export function* missingTarget(site: Site): Iterable<TextEdit> {
  const { statement, source } = site;
  if (statement.kind !== "assign" || statement.targets[0].kind !== "name") return;
  const name = source.slice(statement.targets[0].from, statement.targets[0].to);
  const indent = indentOf(site);
  for (const [, index] of new Map([...source.matchAll(picked)].map((match) => [match[1], match])).values())
    yield {
      from: statement.to,
      to: statement.to,
      text: `\n${indent}${name}[${index}] -= 1`,
      words: `the target is missing: 1 is to be taken from ${name}[${index}]`,
    };
}

/** A term that is left out: a share of a value that is used in several places, a target, a 1. */
export function* missingTerms(site: Site): Iterable<TextEdit> {
  const { parts, names, wholes, scalars } = site;
  const terms = new Set([...termsIn(site), ...parts.filter(isValue)]);
  for (const part of terms)
    for (const name of names)
      for (const sign of ["-", "+"])
        yield {
          from: part.from,
          to: part.to,
          text: wholes.includes(part)
            ? `${site.text(part)} ${sign} ${name}`
            : `(${site.text(part)} ${sign} ${name})`,
          words: `the term ${sign === "-" ? "−" : ""}${name} is missing`,
        };
  // 1 / np.exp(-z) in the place of 1 / (1 + np.exp(-z)).
  const divisors = parts.flatMap((part) =>
    part.kind === "binary" && part.operator === "/" ? [part.right] : [],
  );
  for (const part of new Set([...terms, ...divisors]))
    for (const sign of ["+", "-"])
      yield {
        from: part.from,
        to: part.to,
        text: `(1 ${sign} ${operandOfText(site, part)})`,
        words: `the term 1 is missing: 1 ${sign === "-" ? "−" : "+"} ${site.text(part)}`,
      };
  for (const part of wholes)
    for (const { text, value } of scalars) {
      if (!Number.isInteger(value)) continue;
      for (const name of names)
        for (const sign of ["+", "-"])
          yield {
            from: part.from,
            to: part.to,
            text: `${site.text(part)} ${sign} ${name} / ${text}`,
            words: `the term ${sign === "-" ? "−" : ""}${name} / ${text} is missing`,
          };
    }
  for (const part of wholes)
    for (const [k, name] of names.entries())
      for (const [m, other] of names.entries())
        if (k !== m && k < 10 && m < 10)
          for (const product of [`${name} * ${other}`, `${name} @ ${other}.T`, `${name}.T @ ${other}`])
            yield {
              from: part.from,
              to: part.to,
              text: `${site.text(part)} + ${product}`,
              words: `the share ${product} of another path is missing`,
            };
}
