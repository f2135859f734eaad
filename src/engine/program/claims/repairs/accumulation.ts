import type { Edit, Site } from "../changes/edit";

/** What is built up in a loop and is overwritten in each pass; a 1 that isn't taken from the right class. */
export function* accumulation(site: Site): Iterable<Edit> {
  const { statement, source } = site;
  if (statement.kind !== "assign" || statement.targets.length !== 1) return;
  const [target] = statement.targets;
  const from = source.indexOf("=", target.to);
  yield {
    from,
    to: from + 1,
    text: "+=",
    mistake: "overwritten",
    words: `each pass overwrites what the passes before have added to ${source.slice(target.from, target.to)}: += belongs here`,
  };
}

/** Examples with the same index overwrite each other. */
export function* repeatedIndices({ statement, source, text }: Site): Iterable<Edit> {
  const target =
    statement.kind === "assign"
      ? statement.targets[0]
      : statement.kind === "update"
        ? statement.target
        : undefined;
  if (target?.kind !== "subscript" || (statement.kind !== "assign" && statement.kind !== "update")) return;
  const index = text(target.index);
  yield {
    from: statement.from,
    to: statement.to,
    text: `np.add.at(${text(target.of)}, ${target.index.kind === "tuple" ? `(${index})` : index}, ${text(statement.value)})`,
    mistake: "overwritten",
    words: `where ${index} has a number twice, only the last is kept: np.add.at adds them all to ${source.slice(target.of.from, target.of.to)}`,
  };
}

/** The places at which a program reads one number of each row, as `probs[np.arange(N), y]`. */
const picked = /\[((?:np\.arange|range)\([^\][]*\), *\w+|\w+\[\w+\](?:, *0)?)\]/g;

export function* target(site: Site): Iterable<Edit> {
  const { statement, source } = site;
  if (statement.kind !== "assign" || statement.targets[0].kind !== "name") return;
  const name = source.slice(statement.targets[0].from, statement.targets[0].to);
  const indent = indentOf(site);
  for (const [, index] of new Map([...source.matchAll(picked)].map((match) => [match[1], match])).values())
    yield {
      from: statement.to,
      to: statement.to,
      text: `\n${indent}${name}[${index}] -= 1`,
      mistake: "missingTerm",
      words: `the target is missing: 1 is to be taken from ${name}[${index}]`,
    };
}

/** So many names are tried as what a penalty is on. */
const mostPenalized = 6;

/** A penalty's part that is left out behind a line that can't take it, `dW /= n`. */
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
          mistake: "missingPenalty",
          words: `the penalty's part ${part} is missing`,
        };
  }
}

function indentOf({ source, statement }: Site): string {
  const start = source.lastIndexOf("\n", statement.from) + 1;
  return /^\s*/.exec(source.slice(start))?.[0] ?? "";
}
