import { withoutEquationNumber, withoutLatex } from "./latexText";
import { withoutPrintout } from "./printouts";
import type { AnswerStatement } from "./statement";
import { takeTables } from "./tables";

export interface StatementFault {
  readonly line: number;
  readonly message: string;
}

/** Lines that a bracket may stay open for. */
const mostBracketLines = 400;

/** Takes plain text apart into `label = value`; a bracket's numbers may go on over several lines. */
export function answerStatements(text: string): { statements: AnswerStatement[]; faults: StatementFault[] } {
  const { rest, statements } = takeTables(withoutLatex(withoutPrintout(text)).split("\n"));
  const faults: StatementFault[] = [];
  let section: AnswerStatement["about"];
  for (const { line, text: whole } of wholeLines(rest, faults)) {
    let about = section;
    for (const part of partsOf(whole)) {
      const headed = headingOf(part);
      if (headed) {
        about = headed.about;
        // A heading alone on its line is one for all that comes.
        if (headed.rest === "") {
          section = about;
          continue;
        }
      }
      const found = statementOf(headed?.rest ?? part);
      if (found === "text") continue;
      if (typeof found === "string") faults.push({ line, message: found });
      else for (const one of found) statements.push({ line, ...(about && { about }), ...one });
    }
  }
  return { statements: statements.sort((a, b) => a.line - b.line), faults };
}

/** Lines, each with those that it goes on in. */
function wholeLines(lines: readonly string[], faults: StatementFault[]): { line: number; text: string }[] {
  const whole: { line: number; text: string }[] = [];
  for (let k = 0; k < lines.length; k++) {
    const line = k + 1;
    let joined = withoutEquationNumber(
      lines[k].replace(/^\s*#+\s+(?=[^=\d]*$)/, "").replace(/(^|\s)(?:#|\/\/).*$/, "$1"),
    );
    if (joined.trim() === "") continue;
    // A label alone on its line, and its numbers in brackets below.
    const below = nextWithText(lines, k + 1);
    const next = (lines[below] ?? "").trim();
    if (/[=:]\s*$/.test(joined) && /^[[(]*\s*[[(]/.test(next)) {
      joined += ` ${lines[below]}`;
      k = below;
    } else if (isName(joined) && /^\[/.test(next)) {
      joined = `${joined.trim()} = ${lines[below]}`;
      k = below;
    } else if (/[=:]\s*$/.test(joined) && isRow(next)) {
      // MATLAB's printouts have no brackets.
      let end = below;
      while (isRow(lines[end + 1] ?? "")) end++;
      const rows = lines.slice(below, end + 1).map((row) => row.trim());
      whole.push({
        line,
        text: `${joined} [${rows.length > 1 ? rows.map((row) => `[${row}]`).join(" ") : rows[0]}]`,
      });
      k = end;
      continue;
    }
    let depth = depthOf(joined);
    let last = k;
    let tried = joined;
    while (depth > 0 && last + 1 < lines.length && last - k < mostBracketLines) {
      tried += `\n${lines[++last]}`;
      depth += depthOf(lines[last]);
    }
    if (depth > 0) faults.push({ line, message: "a bracket is opened here and never closed" });
    else {
      whole.push({ line, text: tried });
      k = last;
    }
  }
  return whole;
}

/** Blank lines between a label and its numbers don't part them; more than one does. */
function nextWithText(lines: readonly string[], from: number): number {
  return (lines[from] ?? "").trim() === "" && from + 1 < lines.length ? from + 1 : from;
}

/** `dW1`, `fc1.weight.grad` alone on a line. */
const isName = (line: string) =>
  /^\s*[A-Za-z][\w./:'^{}]{0,60}\s*$/.test(line) && !/^\s*[A-Z]?[a-z]{5,}\s*$/.test(line);

/** Two numbers or more and nothing else, at least one of them with a point. */
const isRow = (line: string) =>
  /^\s*[-+]?[\d.]+(?:e[-+]?\d+)?(?:[\s,;]+[-+]?[\d.]+(?:e[-+]?\d+)?)*[;,]?\s*$/i.test(line) &&
  /\d/.test(line);

function depthOf(text: string): number {
  let depth = 0;
  for (const letter of text)
    depth += letter === "[" || letter === "(" ? 1 : letter === "]" || letter === ")" ? -1 : 0;
  return depth;
}

/** Several answers on one line: after a semicolon, or after a comma or a space where another `label =` begins. */
function partsOf(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let k = 0; k < text.length; k++) {
    const letter = text[k];
    if (letter === "[" || letter === "(") depth++;
    else if (letter === "]" || letter === ")") depth--;
    const ends =
      depth === 0 &&
      (letter === ";" ||
        (/[,\s]/.test(letter) &&
          /\d|\]|\)|%/.test(text[k - 1] ?? "") &&
          /^[,\s]*(?:and\s+)?[A-Za-z][^=;,]{0,40}?(?::=|=|\bis\b)/.test(text.slice(k, k + 60)) &&
          /=|\bis\b/.test(text.slice(from, k))));
    if (!ends) continue;
    parts.push(text.slice(from, k));
    from = k + 1;
  }
  parts.push(text.slice(from));
  return parts.map((part) => part.replace(/^[,\s]*(?:and\s+)?/, "").trim()).filter((part) => part !== "");
}

/** "The updated parameters are:", alone or before the first of them. */
function headingOf(part: string): { about: AnswerStatement["about"]; rest: string } | undefined {
  const match =
    /^([^:=\d]{3,80}?):\s+(?=\S*[A-Za-z])([\s\S]+)$/.exec(part) ?? /^([^:=\d]{3,80}?):?\s*()$/.exec(part);
  if (!match || !/[a-z]{3}/i.test(match[1])) return undefined;
  const [, words, rest] = match;
  const isAlone = rest === "";
  const about =
    /\b(?:new|updated?|after|neue?[nrs]?)\b/i.test(words) &&
    /\b(?:weights?|bias(?:es)?|param\w*|updates?|step|values?|gewichte)\b/i.test(words)
      ? "updated"
      : /\bgrad(?:ient)?s?\b|\bderivatives?\b|\bbackward\b/i.test(words)
        ? "gradient"
        : /\b(?:given|initial|old|start\w*)\b/i.test(words)
          ? "given"
          : undefined;
  if (about) return { about, rest };
  // Another heading ends what the last one said.
  return isAlone && /\s|^[A-Z][a-z]{3,}/.test(words.trim()) ? { about: undefined, rest } : undefined;
}

const plainNumber = String.raw`[-+~]?\s*[\d.,]*\d[\d.,]*(?:e[-+]?\d+)?\s*%?`;
/** w5: 0.4 -> 0.3589 */
const change = new RegExp(
  String.raw`^(\S.*?)\s*(?:[:=]|\bfrom\b|\bgoes\s+from\b|\s)\s*(${plainNumber})\s*(?:-+>|=+>|\bto\b|\bbecomes\b)\s*(${plainNumber})$`,
  "i",
);

/** @returns "text" where nothing is given, a fault as a sentence, or the statements */
function statementOf(part: string): readonly Omit<AnswerStatement, "line">[] | string {
  const bare = part
    .replace(/^(?:[-*•]|\d+[.)](?=\s)|[a-z][.)](?=\s))\s+/, "")
    .replace(/^\|/, "")
    .replace(/\|$/, "")
    .trim();
  const changed = bare.length < 160 ? change.exec(bare) : null;
  if (changed && !/^(?:step|epoch|example|layer)\b/i.test(changed[1])) {
    const [, label, before, after] = changed;
    return [
      { label, value: before.trim(), about: "given" },
      { label, value: after.trim(), about: "updated" },
    ];
  }
  const cells = bare.split(/\t|\|/).map((cell) => cell.trim());
  if (cells.length === 2 && !bare.includes("=")) return given(cells[0], cells[1]);
  const equal = topLevel(withEquals(bare), "=");
  if (equal.length > 1) {
    const label = equal[0].replace(/[:<~]\s*$/, "");
    // Of `w5' = 0.4 − 0.5·0.0822 = 0.3589` the last is the result.
    const value = [...equal.slice(1)].reverse().find((piece) => /\d/.test(piece)) ?? equal[1];
    return given(label, value.replace(/^\s*[>~]\s*/, ""));
  }
  const colon = topLevel(bare, ":");
  const named = /:\d/.test(bare) ? [colon.slice(0, -1).join(":"), colon[colon.length - 1]] : colon;
  if (named.length === 2 && colon.length > 1)
    return /\d/.test(named[1]) || /\d/.test(named[0]) ? given(named[0], named[1]) : "text";
  const spaced = /^(\S.*?)(?:\s+|,(?=[-+.\d]))(\[.*\]|\(.*\)|[-+]?[.\d][\d.,]*(?:e[-+]?\d+)?\s*%?)$/is.exec(
    bare,
  );
  if (spaced && /[A-Za-z]/.test(spaced[1]) && spaced[1].length <= 40) return given(spaced[1], spaced[2]);
  return /\d/.test(bare)
    ? `no label and number can be told apart in “${short(bare)}”; write name = number`
    : "text";
}

/** Words and signs that say "equals", where no equals sign does. */
function withEquals(text: string): string {
  if (text.includes("=")) return text;
  return text
    .replace(/\s*(?:-+>|~)\s*(?=[-+~[(.\d])/, " = ")
    .replace(
      /\s+(?:is|are|equals?|becomes?|gives|yields|comes\s+(?:out\s+)?(?:to|as)|turns\s+out\s+to\s+be|amounts\s+to)\s+(?:equal\s+to\s+|now\s+|about\s+|approximately\s+|roughly\s+|then\s+)*(?=[-+~[(.\d])/i,
      " = ",
    );
}

function given(label: string, value: string): readonly Omit<AnswerStatement, "line">[] | string {
  const [name, number] = [label.trim(), value.trim()];
  if (name.length > 80) return `“${short(name)}” is too long for a name`;
  if (name === "") return `“${short(value)}” has no name before it`;
  if (number === "") return `there is no number after “${short(name)}”`;
  return [{ label: name, value: number }];
}

function topLevel(text: string, at: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let k = 0; k < text.length; k++) {
    if (text[k] === "[" || text[k] === "(") depth++;
    else if (text[k] === "]" || text[k] === ")") depth--;
    else if (text[k] === at && depth <= 0) {
      parts.push(text.slice(from, k));
      from = k + 1;
    }
  }
  return [...parts, text.slice(from)];
}

export const short = (text: string) => {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length > 40 ? `${line.slice(0, 39)}…` : line;
};
