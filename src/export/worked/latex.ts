import type { NetworkDocument } from "../../engine/document/document";
import { texNumber } from "../../engine/math/format";
import { written } from "../../engine/names/labels";
import { createNotation } from "../../engine/names/notation";
import { hasLetters, lettersPreamble, texFormula, texText } from "./texText";
import type { Piece } from "./text";
import { phaseTitles, type WorkedPass, type WorkedStep, workedPass } from "./workedPass";

export { tooLong } from "./workedPass";

/** A document's worked pass as a LaTeX file that compiles as it is. @param document one that has been read */
export function latexFile(document: NetworkDocument): string {
  const worked = workedPass(document);
  const body = `\\section*{${texText(worked.title)}}\n${bodyOf(worked, document)}`;
  return `${[
    ...(hasLetters(body) ? ["% !TeX program = xelatex"] : []),
    preamble,
    ...(hasLetters(body) ? [lettersPreamble] : []),
    "\\begin{document}",
    body,
    "\\end{document}",
  ].join("\n")}\n`;
}

function bodyOf(worked: WorkedPass, document: NetworkDocument): string {
  return [
    ...(worked.description ? [`${texText(worked.description)}\n`] : []),
    "\\begin{itemize}",
    ...worked.conventions.map((sentence) => `  \\item[--] ${pieces(sentence)}`),
    "\\end{itemize}",
    ...worked.phases.flatMap(({ phase, steps }) => [
      `\n\\subsection*{${phaseTitles[phase]}}`,
      ...steps.map(step),
    ]),
    "\n\\subsection*{All quantities}",
    ...table(worked, document),
  ].join("\n");
}

// Formulas stand in the line and not in displays: a long sum then breaks at its signs.
const preamble = `\\documentclass[11pt]{article}
\\usepackage[a4paper,margin=22mm]{geometry}
\\usepackage{amsmath}
\\usepackage{longtable}
\\setlength{\\parindent}{0pt}
\\setlength{\\parskip}{3pt}
\\sloppy
\\newcommand{\\step}[2]{\\par\\medskip\\textbf{#1.} \\textbf{#2}\\par\\nopagebreak}
\\newcommand{\\formula}[1]{\\par\\hangindent=2em $\\displaystyle #1$\\par}`;

function step({ number, title, left, chain, symbols, numbers, result, words }: WorkedStep): string {
  return [
    `\\step{${number}}{${pieces(title)}}`,
    ...(chain === undefined
      ? [`\\formula{${texFormula(left)} = ${texFormula(symbols)}}`]
      : [`\\formula{${texFormula(left)} = ${texFormula(chain)}}`, `\\formula{= ${texFormula(symbols)}}`]),
    `\\formula{= ${numbers}}`,
    `\\formula{= \\mathbf{${result}}}`,
    ...(words.length > 0 ? [pieces(words)] : []),
  ].join("\n");
}

function table({ rows }: WorkedPass, { names }: NetworkDocument): string[] {
  const { tex } = createNotation(names);
  const number = (value: number | undefined) => (value === undefined ? "" : `$${texNumber(value)}$`);
  return [
    "\\renewcommand{\\arraystretch}{1.3}",
    "\\begin{longtable}{lrrr}",
    "quantity & value & gradient & updated \\\\ \\hline",
    "\\endhead",
    ...rows.map(({ name, value, gradient, updated }) => {
      const numbers = [value, gradient, updated].map(number).join(" & ");
      return `$${texFormula(written(name, tex))}$ & ${numbers} \\\\`;
    }),
    "\\end{longtable}",
  ];
}

const pieces = (sentence: readonly Piece[]) =>
  sentence.map((piece) => ("tex" in piece ? `$${texFormula(piece.tex)}$` : texText(piece.text))).join("");
