import { nameOf } from "../../names/canonicalName";
import { gradientOf, type Quantity, withOf } from "../../names/quantity";
import { elementOf } from "../../pass/plans/elementOf";
import type { ProgramPass } from "../../pass/programs/programPass";
import { slotOf } from "../../pass/slotOf";
import { sizeOf } from "../../shape";
import type { GivenAnswer, WrittenNumber } from "../answer/answer";
import { decimalOfText } from "../reading/numbers/decimalSign";
import { readNumbers } from "../reading/numbers/readNumbers";
import type { ReadingNote } from "../reading/text/answersRead";
import type { ReadingOptions } from "../reading/text/conventions";
import { plainText } from "../reading/text/plainText";
import { answerStatements, type StatementFault } from "../reading/text/statements";
import { agreesInDigits } from "../rounding/agreement";

export interface ProgramAnswersRead {
  readonly answers: readonly GivenAnswer[];
  readonly faults: readonly StatementFault[];
  readonly notes: readonly ReadingNote[];
}

/**
 * Reads numbers of a program's variables and gradients: `W = [[…]]`, `dL/dW[0,1] = 0.2`, `W.grad = tensor(…)`, `dW = …`. Of two
 * for one number the later counts.
 */
export function readProgramAnswers(
  text: string,
  pass: ProgramPass,
  { decimal }: ReadingOptions,
): ProgramAnswersRead {
  const { statements, faults } = answerStatements(plainText(text));
  const wrong: StatementFault[] = [...faults];
  const shown = decimalOfText(statements) ?? ".";
  const answers = new Map<string, GivenAnswer>();
  const notes: ReadingNote[] = [];
  for (const { label, value, line } of statements) {
    const quantity = meaningOf(label, pass);
    const slot = quantity && slotOf(pass.plan, quantity.of);
    if (!quantity || !slot) {
      wrong.push({
        line,
        message: `“${label}” isn't a variable that leads to ${pass.graph.lossText}, nor a gradient of one`,
      });
      continue;
    }
    const { shape } = pass.graph.tensors[slot.tensor];
    const isWhole = quantity.of.index.length < shape.length;
    const count = isWhole ? sizeOf(shape) : 1;
    const read = readNumbers(value, [count], decimal ?? (count === 1 ? undefined : shown), shown);
    const isMatrix = quantity.of.index.length === 0 && shape.length === 2;
    if (read.kind !== "numbers") {
      const message =
        read.kind === "fault"
          ? `${read.message}${isMatrix && /[[(]/.test(value) ? `: ${label.trim()} has ${wordsOf(shape)}` : ""}`
          : "a comma may be a decimal one: say which with --decimal";
      wrong.push({ line, message });
      continue;
    }
    const exact = { plain: pass.plan.values, gradient: pass.plan.gradients }[String(quantity.kind)];
    const placed = isMatrix
      ? inMatrix(read.rows, shape, exact?.[slot.tensor])
      : { numbers: read.rows.flat() };
    if (!placed) {
      const rows = read.rows.map(({ length }) => length);
      const given = rows.every((length) => length === rows[0])
        ? wordsOf([rows.length, rows[0]])
        : "rows of several lengths";
      wrong.push({ line, message: `${label.trim()} has ${wordsOf(shape)}, and ${given} are given` });
      continue;
    }
    const isTurned = "isTurned" in placed;
    placed.numbers.forEach((number, k) => {
      const of = elementOf(pass.plan, slot.tensor, isWhole ? k : slot.k);
      const name = nameOf(withOf(quantity, of));
      const before = answers.get(name);
      if (before && before.number.value !== number.value)
        notes.push({ line, text: `${label} was given before; the later number counts`, isTwice: true });
      answers.delete(name);
      answers.set(name, {
        quantity: name,
        label,
        number,
        line,
        ...(isTurned && { convention: "rows and columns are exchanged" }),
      });
    });
  }
  return { answers: [...answers.values()], faults: wrong.sort((a, b) => a.line - b.line), notes };
}

const wordsOf = ([rows, columns]: readonly number[]) => `${rows} row${rows === 1 ? "" : "s"} of ${columns}`;

/**
 * A matrix's numbers in the program's order: row by row, or turned where only that fits: the shape, or in a square all of
 * the numbers. One line of numbers is any matrix. Nothing where the shape fits neither way.
 */
function inMatrix(
  rows: readonly (readonly WrittenNumber[])[],
  [height, width]: readonly number[],
  exact: ArrayLike<number> | null | undefined,
): { readonly numbers: readonly WrittenNumber[]; readonly isTurned?: true } | undefined {
  const numbers = rows.flat();
  const has = (r: number, c: number) => rows.length === r && rows.every(({ length }) => length === c);
  if (rows.length === 1 || Math.min(height, width) === 1) return { numbers };
  const turned = () =>
    ({ numbers: numbers.map((_, k) => rows[k % width][Math.floor(k / width)]), isTurned: true }) as const;
  if (height !== width) return has(height, width) ? { numbers } : has(width, height) ? turned() : undefined;
  if (!has(height, width)) return undefined;
  const fits = (some: readonly WrittenNumber[]) =>
    some.every((number, k) => agreesInDigits(exact?.[k] ?? Number.NaN, number));
  return !fits(numbers) && fits(turned().numbers) ? turned() : { numbers };
}

/** What a label stands for: a canonical name, a display name, or one of the ways in which gradients are called. */
function meaningOf(label: string, { graph, document }: ProgramPass): Quantity | undefined {
  const name = label
    .trim()
    .replace(/\s+/g, " ")
    .replace(/\s*([[\],])\s*/g, "$1");
  const own = Object.entries(document.names ?? {}).find(([, display]) => display === name)?.[0];
  const known = graph.parse(own ?? name);
  if (known) return known;
  for (const pattern of gradientLabels) {
    const match = pattern.exec(name);
    const of = match?.[1].replace(/^\((.*)\)$/, "$1");
    const found = of === undefined ? undefined : graph.parse(`${of}${match?.[2] ?? ""}`);
    if (found?.kind === "plain") return gradientOf(found.of, graph.lossName);
  }
  return undefined;
}

/** How people call the gradient of a variable; an index may stand behind. */
const gradientLabels: readonly RegExp[] = [
  /^d\w+\/d(.+)$/,
  /^(.+)\.grad(\[[\d,]+\])?$/,
  /^grad(?:ient)?(?: of| wrt)?[ _](.+)$/i,
  /^(\w+?)_grad(\[[\d,]+\])?$/,
  /^d\w*?_d(\w+)(\[[\d,]+\])?$/,
  /^d_?(\w+)(\[[\d,]+\])?$/,
];
