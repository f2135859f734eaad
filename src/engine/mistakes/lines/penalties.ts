import { type Edit, indentOf, type Site } from "./edit";

/** So many names are tried as what a penalty is on. */
const mostPenalized = 6;

/** A penalty's part that is left out of a line. */
export function* penalized({ wholes, scalars, names, text: textOf }: Site): Iterable<Edit> {
  for (const part of wholes)
    for (const { text, value } of scalars) {
      if (Number.isInteger(value)) continue;
      for (const name of names)
        for (const penalty of [`${text} * ${name}`, `2 * ${text} * ${name}`])
          yield {
            from: part.from,
            to: part.to,
            text: `${textOf(part)} + ${penalty}`,
            words: `the penalty's part ${penalty} is missing`,
          };
    }
}

/** The same behind a line that can't take it, `dW /= n`. */
export function* penaltyBehind(site: Site): Iterable<Edit> {
  const { statement, source, scalars, names } = site;
  if (statement.kind !== "update" || !/^[*/]$/.test(statement.operator)) return;
  const name = source.slice(statement.target.from, statement.target.to);
  for (const { text, value } of scalars) {
    if (Number.isInteger(value)) continue;
    for (const other of names.slice(0, mostPenalized))
      for (const part of [`${text} * ${other}`, `2 * ${text} * ${other}`])
        yield {
          from: statement.to,
          to: statement.to,
          text: `\n${indentOf(site)}${name} += ${part}`,
          words: `the penalty's part ${part} is missing`,
        };
  }
}
