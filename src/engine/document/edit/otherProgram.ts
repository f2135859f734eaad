import { type ProgramDocument, programDocument } from "../programDocument";

/** Titles are cut after so many letters. */
const mostLetters = 60;

/** Of another program's lines fewer than this share may be the same: many define sigmoid in the same way. */
const mostShared = 0.25;

/** A document of its own for a text that is another program and no change of this one: it has hardly a line of it. */
export function otherProgram({ program }: ProgramDocument, text: string): ProgramDocument | undefined {
  const known = new Set(linesOf(program));
  const lines = linesOf(text);
  const shared = lines.filter((line) => known.has(line)).length;
  if (known.size === 0 || lines.length === 0 || shared >= mostShared * lines.length) return undefined;
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
