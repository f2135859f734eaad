import { literalsOf, withLiteral } from "../../../../engine/program/literals/literals";
import { parseProgram } from "../../../../engine/program/parse/parse";
import type { ProgramFaultShown } from "../../../../store/work/workbenchState";
import type { EditorFault } from "../../../../ui/codeEditor/CodeEditor";
import type { EditorSpan } from "../../../../ui/codeEditor/editorMarks";
import type { EditorNumber } from "../../../../ui/codeEditor/editorNumbers";

/** The numbers of a program's text that can be dragged; nothing where the text is no Python, as while it is being typed. */
export function draggableNumbers(text: string): readonly EditorNumber[] | undefined {
  try {
    return literalsOf(parseProgram(text)).map((literal) => ({
      ...literal,
      rewritten: (value) => withLiteral(text, literal, value),
    }));
  } catch {
    return undefined;
  }
}

/** A fault by its offsets: from its column to the end of the word. */
export function faultIn(text: string, { line, column, message }: ProgramFaultShown): EditorFault {
  const lines = text.split("\n");
  const start = lines.slice(0, line - 1).reduce((sum, { length }) => sum + length + 1, 0);
  // Columns count letters, of which some take two places.
  const before = [...(lines[line - 1] ?? "")].slice(0, column - 1).join("").length;
  const from = Math.min(text.length, start + before);
  const word = /^[\p{L}\p{N}_.]+/u.exec(text.slice(from))?.[0] ?? "";
  return { from, to: from + Math.max(1, word.length), message };
}

/**
 * Where a line of one text stands in another that was made from it by changing something in one place; nothing where that is what was
 * changed.
 */
export function lineIn(text: string, before: string, line: number): number | undefined {
  if (text === before) return line;
  const [now, old] = [text.split("\n"), before.split("\n")];
  const isSame = (k: number, shift: number) => now[k + shift] === old[k];
  const all = Array.from(old, (_, k) => k);
  if (all.slice(0, line).every((k) => isSame(k, 0))) return line;
  const shift = now.length - old.length;
  return all.slice(line - 1).every((k) => isSame(k, shift)) ? line + shift : undefined;
}

/** Everywhere that a name stands in a text, comments and strings too. */
export function spansOf(text: string, name: string): EditorSpan[] {
  if (!/^[\p{L}_][\p{L}\p{N}_]*$/u.test(name)) return [];
  const word = new RegExp(`(?<![\\p{L}\\p{N}_.])${name}(?![\\p{L}\\p{N}_])`, "gu");
  return Array.from(text.matchAll(word), ({ index }) => ({ from: index, to: index + name.length }));
}

/** The name that stands at a place of a text. */
export function nameAt(text: string, offset: number): string | undefined {
  const before = /[\p{L}_][\p{L}\p{N}_]*$/u.exec(text.slice(0, offset))?.[0] ?? "";
  const after = /^[\p{L}\p{N}_]*/u.exec(text.slice(offset))?.[0] ?? "";
  const name = before + after;
  return /^[\p{L}_]/u.test(name) ? name : undefined;
}
