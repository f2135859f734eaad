import { indentOf, type Site, type TextEdit } from "./edit";

/** So many names are tried as what a penalty is on, behind a line. */
const mostPenalized = 4;

/** λ W and 2 λ W, the claim's own variable first. @param most so many names are tried as what the penalty is on */
function* partsOf({ scalars, names, of }: Site, most: number): Iterable<string> {
  for (const name of new Set([of, ...names].slice(0, most)))
    for (const { text, value } of scalars)
      if (!Number.isInteger(value)) {
        yield `${text} * ${name}`;
        yield `2 * ${text} * ${name}`;
      }
}

/** A penalty's part that is left out of a line. */
export function* penalized(site: Site): Iterable<TextEdit> {
  for (const whole of site.wholes)
    for (const part of partsOf(site, site.names.length + 1))
      yield {
        from: whole.from,
        to: whole.to,
        text: `${site.text(whole)} + ${part}`,
        words: `the penalty's part ${part} is missing`,
      };
}

/** The same behind a line that can't take it, `dW /= n`. */
export function* penaltyBehind(site: Site): Iterable<TextEdit> {
  const { statement, source } = site;
  if (statement.kind !== "update" || !/^[*/]$/.test(statement.operator)) return;
  const name = source.slice(statement.target.from, statement.target.to);
  for (const part of partsOf(site, mostPenalized))
    yield {
      from: statement.to,
      to: statement.to,
      text: `\n${indentOf(site)}${name} += ${part}`,
      words: `the penalty's part ${part} is missing`,
    };
}
