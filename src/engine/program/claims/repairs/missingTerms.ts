import { type Edit, isLeaf, operand, type Site, termsIn } from "../changes/edit";

/** A term that is left out or too much: a share of a value that is used in several places, a target, a penalty. */
export function* missingTerms(site: Site): Iterable<Edit> {
  const { parts, names, wholes, scalars } = site;
  for (const part of parts) {
    if (part.kind !== "binary" || !/^[-+]$/.test(part.operator)) continue;
    for (const [kept, left] of [
      [part.left, part.right],
      [part.right, part.left],
    ])
      yield {
        from: part.from,
        to: part.to,
        text: operand(site, kept),
        mistake: "extraTerm",
        words: `the term ${site.text(left)} is too much`,
      };
  }
  const terms = new Set([...termsIn(site), ...parts.filter(isLeaf)]);
  for (const part of terms)
    for (const name of names)
      for (const sign of ["-", "+"])
        yield {
          from: part.from,
          to: part.to,
          text: wholes.includes(part)
            ? `${site.text(part)} ${sign} ${name}`
            : `(${site.text(part)} ${sign} ${name})`,
          mistake: "missingTerm",
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
        text: `(1 ${sign} ${operand(site, part)})`,
        mistake: "missingTerm",
        words: `the term 1 is missing: 1 ${sign === "-" ? "−" : "+"} ${site.text(part)}`,
      };
  for (const part of wholes)
    for (const { text, value } of scalars) {
      if (Number.isInteger(value)) {
        for (const name of names)
          for (const sign of ["+", "-"])
            yield {
              from: part.from,
              to: part.to,
              text: `${site.text(part)} ${sign} ${name} / ${text}`,
              mistake: "missingTerm",
              words: `the term ${sign === "-" ? "−" : ""}${name} / ${text} is missing`,
            };
        continue;
      }
      for (const name of names)
        for (const penalty of [`${text} * ${name}`, `2 * ${text} * ${name}`])
          yield {
            from: part.from,
            to: part.to,
            text: `${site.text(part)} + ${penalty}`,
            mistake: "missingPenalty",
            words: `the penalty's part ${penalty} is missing`,
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
              mistake: "missingTerm",
              words: `the share ${product} of another path is missing`,
            };
}
