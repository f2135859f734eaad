import { type ProgramDocument, programDocument } from "../programDocument";

/** Titles are cut after so many letters. */
const mostLetters = 60;

/**
 * A document of its own for a text that is another program and no change of this one: no line of the two is the same. Nothing
 * where one is.
 */
export function otherProgram({ program }: ProgramDocument, text: string): ProgramDocument | undefined {
  const known = new Set(linesOf(program));
  const lines = linesOf(text);
  if (known.size === 0 || lines.length === 0 || lines.some((line) => known.has(line))) return undefined;
  return { ...programDocument(text), title: titleOf(text) };
}

/** What a program's first line says of it, where that is a comment or a docstring. */
function titleOf(text: string): string {
  const [first = ""] = text.trimStart().split("\n");
  const said =
    /^#+!?\s*(.*\p{L}.*)$/u.exec(first)?.[1] ?? /^[rR]?("""|''')(.*?)(?:\1|$)/.exec(first)?.[2] ?? "";
  return said.trim().slice(0, mostLetters).trim() || "Program";
}

/** What a program's lines do; imports are in every program. */
const linesOf = (text: string): readonly string[] =>
  text
    .split("\n")
    .map((line) => line.replace(/#.*/, "").trim())
    .filter((line) => line !== "" && !/^(?:import|from)\b/.test(line));
