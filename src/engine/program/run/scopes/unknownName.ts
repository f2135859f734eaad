import { nearestName } from "../../machine/nearest";
import { ProgramFault } from "../../parse/tree/fault";
import { blocksOf, type Statement } from "../../parse/tree/syntax";
import { assignedNames } from "./locals";

/** What other languages call Python's own. */
const elsewhere: Readonly<Record<string, string>> = {
  true: "True",
  false: "False",
  null: "None",
  nil: "None",
  none: "None",
  this: "self",
  NULL: "None",
};

/**
 * That a name isn't known, with what may be meant.
 * @param known the names that are
 * @param at the offset where it is looked for
 * @param lineOf the line of an offset
 */
export function unknownName(
  name: string,
  known: Iterable<string>,
  program: readonly Statement[],
  at: number,
  lineOf: (offset: number) => number,
): ProgramFault {
  return new ProgramFault(`there is no ${name} here${hintOf(name, known, program, at, lineOf)}`, undefined, {
    type: "NameError",
    text: `name '${name}' is not defined`,
  });
}

function hintOf(
  name: string,
  known: Iterable<string>,
  program: readonly Statement[],
  at: number,
  lineOf: (offset: number) => number,
): string {
  if (Object.hasOwn(elsewhere, name)) return `: Python writes ${elsewhere[name]}`;
  const first = program.find((statement) => assignedNames([statement]).has(name));
  const later = first && first.from > at ? first : undefined;
  if (later) return `: it gets its value only in line ${lineOf(later.from)}`;
  const owner = ownerOf(name, program);
  if (owner?.kind === "class") return `: within the class ${owner.name} it is self.${name}`;
  if (owner) return `: it belongs to the function ${owner.name}, which can return it`;
  const near = nearestName(
    name,
    [...known].filter((one) => one !== name),
  );
  return near ? `; the nearest name is ${near}` : ": give it a value first, in a line above";
}

/** The function or class in which a name has a value. */
function ownerOf(
  name: string,
  statements: readonly Statement[],
): Extract<Statement, { readonly kind: "def" | "class" }> | undefined {
  for (const statement of statements) {
    const isOwner = statement.kind === "def" || statement.kind === "class";
    if (isOwner && assignedNames(statement.body).has(name)) return statement;
    for (const block of blocksOf(statement)) {
      const inner = ownerOf(name, block);
      if (inner) return inner;
    }
  }
  return undefined;
}
