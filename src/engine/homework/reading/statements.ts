/** A label and what stands behind it. */
export interface Statement {
  /** 1-based. */
  readonly line: number;
  readonly label: string;
  readonly value: string;
}

export interface LineFault {
  readonly line: number;
  readonly message: string;
}

/** Lines that a bracket may stay open for. */
const longest = 400;

/** Takes plain text apart into `label = value`; a bracket's numbers may go on over several lines. */
export function statementsOf(text: string): { statements: Statement[]; faults: LineFault[] } {
  const statements: Statement[] = [];
  const faults: LineFault[] = [];
  for (const { line, text: whole } of wholeLines(withoutPrintout(text), faults)) {
    for (const part of partsOf(whole)) {
      const statement = statementOf(part);
      if (statement === "text") continue;
      if (typeof statement === "string") faults.push({ line, message: statement });
      else statements.push({ line, ...statement });
    }
  }
  return { statements, faults };
}

/** What NumPy and PyTorch write around their numbers. */
function withoutPrintout(text: string): string {
  return text
    .replace(
      /,?[ \t\n]{0,20}\b(?:dtype|grad_fn|requires_grad|device|size)[ \t]*=[ \t]*(?:<[^>\n]*>|'[^'\n]*'|\([^)\n]*\)|[\w.]+)/g,
      "",
    )
    .replace(/\bParameter containing:[ \t]*\n?/g, "")
    .replace(/\b(?:np|numpy|torch)\.(?=array|tensor|float)/g, "")
    .replace(/\bfloat(?:32|64)\(([^()\n]*)\)/g, "$1")
    .replace(/\b(?:array|tensor|matrix|Tensor)[ \t]*\(/g, "(");
}

/** Lines, each with those that it goes on in. */
function wholeLines(text: string, faults: LineFault[]): { line: number; text: string }[] {
  const lines = text.split("\n");
  const whole: { line: number; text: string }[] = [];
  for (let k = 0; k < lines.length; k++) {
    const line = k + 1;
    let joined = lines[k].replace(/(^|\s)(?:#|\/\/).*$/, "$1");
    if (joined.trim() === "") continue;
    // A label alone on its line, and its numbers in brackets below.
    const next = (lines[k + 1] ?? "").trim();
    if (/[=:]\s*$/.test(joined) && /^[[(]*\s*[[(]/.test(next)) joined += ` ${lines[++k]}`;
    let depth = depthOf(joined);
    let last = k;
    let tried = joined;
    while (depth > 0 && last + 1 < lines.length && last - k < longest) {
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
          /\d|\]|\)/.test(text[k - 1] ?? "") &&
          /^[,\s]*(?:and\s+)?[A-Za-z][^=;,]{0,40}?(?::=|=)/.test(text.slice(k, k + 60)) &&
          text.slice(from, k).includes("=")));
    if (!ends) continue;
    parts.push(text.slice(from, k));
    from = k + 1;
  }
  parts.push(text.slice(from));
  return parts.map((part) => part.replace(/^[,\s]*(?:and\s+)?/, "").trim()).filter((part) => part !== "");
}

/** @returns "text" where nothing is given, a fault as a sentence, or the statement */
function statementOf(part: string): Omit<Statement, "line"> | string {
  const bare = part
    .replace(/^(?:[-*•]|\d+[.)](?=\s)|[a-z][.)](?=\s))\s+/, "")
    .replace(/^\|/, "")
    .replace(/\|$/, "");
  const cells = bare.split(/\t|\|/).map((cell) => cell.trim());
  if (cells.length === 2 && !bare.includes("=")) return given(cells[0], cells[1]);
  const equal = topLevel(bare, "=");
  if (equal.length > 1) {
    const label = equal[0].replace(/[:<]$/, "");
    // Of `w5' = 0.4 − 0.5·0.0822 = 0.3589` the last is the result.
    const value = [...equal.slice(1)].reverse().find((piece) => /\d/.test(piece)) ?? equal[1];
    return given(label, value.replace(/^\s*[>~]\s*/, ""));
  }
  const colon = topLevel(bare, ":");
  if (colon.length === 2)
    return /\d/.test(colon[1]) || /\d/.test(colon[0]) ? given(colon[0], colon[1]) : "text";
  const spaced = /^(\S.*?)(?:\s+|,(?=[-+.\d]))(\[.*\]|\(.*\)|[-+]?[.\d][\d.,]*(?:e[-+]?\d+)?)$/is.exec(bare);
  if (spaced && /[A-Za-z]/.test(spaced[1]) && spaced[1].length <= 40) return given(spaced[1], spaced[2]);
  return /\d/.test(bare)
    ? `no label and number can be told apart in “${short(bare)}”; write name = number`
    : "text";
}

function given(label: string, value: string): Omit<Statement, "line"> | string {
  const [name, number] = [label.trim(), value.trim()];
  if (name.length > 80) return `“${short(name)}” is too long for a name`;
  if (name === "") return `“${short(value)}” has no name before it`;
  if (number === "") return `there is no number after “${short(name)}”`;
  return { label: name, value: number };
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
