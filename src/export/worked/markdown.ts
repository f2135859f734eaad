import { shortNumber } from "../../engine/math/format";
import { markdownFormula, markdownText as words } from "../tables/markdown";
import type { Piece } from "./text";
import { phaseTitles, type WorkedPass, type WorkedStep } from "./workedPass";

/** A worked pass as Markdown, its formulas between dollars. */
export function markdownFile(worked: WorkedPass): string {
  return `${[
    `# ${words(worked.title)}`,
    ...(worked.description ? [words(worked.description)] : []),
    ...(worked.program === undefined ? [] : [fenced(worked.program.trimEnd())]),
    worked.conventions.map((sentence) => `- ${markdownPieces(sentence)}`).join("\n"),
    ...worked.phases.flatMap(({ phase, steps }) => [`## ${phaseTitles[phase]}`, ...steps.map(step)]),
    "## All quantities",
    table(worked),
  ].join("\n\n")}\n`;
}

/** Code between more ticks than it holds. */
function fenced(code: string): string {
  const longest = Math.max(2, ...[...code.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}python\n${code}\n${fence}`;
}

function step({
  number,
  title,
  code,
  left,
  chain,
  symbols,
  numbers,
  result,
  words: said,
  note,
}: WorkedStep): string {
  const lines = [...(chain === undefined ? [] : [chain]), symbols, numbers, `\\mathbf{${result}}`];
  return [
    `**${number}. ${markdownPieces(title)}**`,
    ...(code === undefined ? [] : [fenced(code)]),
    [
      "$$",
      "\\begin{aligned}",
      ...lines.map(
        (line, k) =>
          `${k === 0 ? markdownFormula(left) : ""} &= ${markdownFormula(line)}${k < lines.length - 1 ? " \\\\" : ""}`,
      ),
      "\\end{aligned}",
      "$$",
    ].join("\n"),
    ...(said.length > 0 ? [markdownPieces(said)] : []),
    ...(note === undefined
      ? []
      : [
          note
            .split("\n")
            .map((line) => `> ${words(line)}`)
            .join("\n"),
        ]),
  ].join("\n\n");
}

function table({ rows }: WorkedPass): string {
  const number = (value: number | undefined) => (value === undefined ? "" : shortNumber(value));
  // A bar would end the cell.
  const formula = (of: string) => `$${markdownFormula(of).replaceAll("|", "\\vert ")}$`;
  return [
    "| quantity | value | gradient | updated |",
    "|---|---:|---:|---:|",
    ...rows.map(
      ({ tex, value, gradient, updated }) =>
        `| ${formula(tex)} | ${number(value)} | ${number(gradient)} | ${number(updated)} |`,
    ),
  ].join("\n");
}

const markdownPieces = (sentence: readonly Piece[]) =>
  sentence.map((piece) => ("tex" in piece ? `$${markdownFormula(piece.tex)}$` : words(piece.text))).join("");
