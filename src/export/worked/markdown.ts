import type { NetworkDocument } from "../../engine/document/document";
import { shortNumber } from "../../engine/math/format";
import { written } from "../../engine/names/labels";
import { createNotation } from "../../engine/names/notation";
import { markdownFormula, markdownText as words } from "../markdown";
import type { Piece } from "./text";
import { phaseTitles, type WorkedPass, type WorkedStep, workedPass } from "./workedPass";

export { tooLong } from "./workedPass";

/** A document's worked pass as Markdown, its formulas between dollars. @param document one that has been read */
export function markdownFile(document: NetworkDocument): string {
  const worked = workedPass(document);
  return `${[
    `# ${words(worked.title)}`,
    ...(worked.description ? [words(worked.description)] : []),
    worked.conventions.map((sentence) => `- ${pieces(sentence)}`).join("\n"),
    ...worked.phases.flatMap(({ phase, steps }) => [`## ${phaseTitles[phase]}`, ...steps.map(step)]),
    "## All quantities",
    table(worked, document),
  ].join("\n\n")}\n`;
}

function step({ number, title, left, chain, symbols, numbers, result, words: said }: WorkedStep): string {
  const lines = [...(chain === undefined ? [] : [chain]), symbols, numbers, `\\mathbf{${result}}`];
  return [
    `**${number}. ${pieces(title)}**`,
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
    ...(said.length > 0 ? [pieces(said)] : []),
  ].join("\n\n");
}

function table({ rows }: WorkedPass, { names }: NetworkDocument): string {
  const { tex } = createNotation(names);
  const number = (value: number | undefined) => (value === undefined ? "" : shortNumber(value));
  // A bar would end the cell.
  const formula = (of: string) => `$${markdownFormula(of).replaceAll("|", "\\vert ")}$`;
  return [
    "| quantity | value | gradient | updated |",
    "|---|---:|---:|---:|",
    ...rows.map(
      ({ name, value, gradient, updated }) =>
        `| ${formula(written(name, tex))} | ${number(value)} | ${number(gradient)} | ${number(updated)} |`,
    ),
  ].join("\n");
}

const pieces = (sentence: readonly Piece[]) =>
  sentence.map((piece) => ("tex" in piece ? `$${markdownFormula(piece.tex)}$` : words(piece.text))).join("");
