import { isOutput, skeletonOf, type Written, writtenNumbersIn } from "./writtenNumbers";

/** Numbers of a real run that stand in a program's text, as comments or below it. */
export interface Pasted {
  /** From 1. */
  readonly line: number;
  readonly text: string;
  readonly numbers: readonly Written[];
  /** The line above, whose print they may be; or the variable, or the one whose gradient they are. */
  readonly of:
    | { readonly kind: "print"; readonly line: number }
    | { readonly kind: "variable" | "gradient"; readonly name: string };
}

/** Reads what is pasted as comments: beside or below a print, or as `# W.grad = …`. */
export function readPasted(source: string): Pasted[] {
  const lines = source.split("\n");
  const found: Pasted[] = [];
  for (let k = 0; k < lines.length; k++) {
    const [, code, comment] = /^([^#]*)#+>?\s?(.*)$/.exec(lines[k]) ?? [];
    if (comment === undefined) continue;
    const named = namedIn(comment);
    if (named) {
      found.push({
        line: k + 1,
        text: comment,
        numbers: writtenNumbersIn(comment.slice(comment.search(/[=:]/))),
        of: named,
      });
      continue;
    }
    const start = k;
    const texts = [comment];
    while (/^\s*#/.test(lines[k + 1] ?? "") && !namedIn((lines[k + 1] ?? "").replace(/^\s*#+>?\s?/, ""))) {
      k += 1;
      texts.push(lines[k].replace(/^\s*#+>?\s?/, ""));
    }
    const text = texts.join("\n");
    const above = /\bprint\(/.test(code) ? start : start - 1;
    if (above >= 0 && /\bprint\(/.test(lines[above]) && writtenNumbersIn(text).length > 0)
      found.push({
        line: start + 1,
        text,
        numbers: writtenNumbersIn(text),
        of: { kind: "print", line: above + 1 },
      });
  }
  return found;
}

function namedIn(comment: string): Pasted["of"] | undefined {
  const [, left, right] = /^\s*([\w.]+(?:\[[^\]]*\])?(?:\/\w+)?)\s*[=:]\s*(.+)$/.exec(comment) ?? [];
  if (left === undefined || !isOutput(right)) return undefined;
  const [, gradient] = /^(\w+)\.grad$/.exec(left) ?? /^d\w+\/d_?(\w+)$/.exec(left) ?? [];
  if (gradient !== undefined) return { kind: "gradient", name: gradient };
  return /^\w+$/.test(left) ? { kind: "variable", name: left } : undefined;
}

/** A program, and what was printed below it: lines that are no Python. */
export interface WithOutput {
  readonly program: string;
  readonly output?: { readonly line: number; readonly text: string };
}

/** Parts what a real run printed from the program above it; the whole is the program where nothing is pasted. */
export function withoutOutput(source: string, isProgram: (text: string) => boolean): WithOutput {
  const lines = source.trimEnd().split("\n");
  let start = lines.length;
  while (start > 0 && (lines[start - 1].trim() === "" || isPrinted(lines[start - 1]))) start -= 1;
  if (start === lines.length || start === 0) return { program: source };
  const program = `${lines.slice(0, start).join("\n")}\n`;
  const text = lines.slice(start).join("\n");
  return isProgram(program) && text.trim() !== ""
    ? { program, output: { line: start + 1, text } }
    : { program: source };
}

/** `0.3`, `[[0.1 0.2]`, `tensor([0.1])`, `loss: 0.3`: not an assignment, nor an indented line. */
const isPrinted = (line: string) =>
  !/^\s+[A-Za-z_]/.test(line) &&
  (isOutput(line) || /^[A-Za-z_][\w .]*[:=]?\s+[-[(\d.].*$/.test(line)) &&
  !/^\w+(?:\[.*\])?\s*[-+*/@]?=/.test(line) &&
  !/^(?:for|if|while|return|import|from|with|def|class|else|elif|print|assert|lambda|del|not)\b/.test(line) &&
  /#/.test(skeletonOf(line));
