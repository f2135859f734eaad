import { texNumber } from "../../engine/math/format";
import { lettersPreamble, needsLetters, texFormula, texText } from "./texText";
import type { Piece } from "./text";
import { phaseTitles, type WorkedPass, type WorkedStep } from "./workedPass";

/** A worked pass as a LaTeX file that compiles as it is. */
export function latexFile(worked: WorkedPass): string {
  const body = `\\section*{${texText(worked.title)}}\n${bodyOf(worked)}`;
  return `${[
    ...(needsLetters(body) ? ["% !TeX program = xelatex"] : []),
    preamble,
    ...(needsLetters(body) ? [lettersPreamble] : []),
    "\\begin{document}",
    body,
    "\\end{document}",
  ].join("\n")}\n`;
}

function bodyOf(worked: WorkedPass): string {
  return [
    ...(worked.description ? [`${texText(worked.description)}\n`] : []),
    ...(worked.program === undefined ? [] : [codeBlock(worked.program)]),
    "\\begin{itemize}",
    ...worked.conventions.map((sentence) => `  \\item[--] ${latexPieces(sentence)}`),
    "\\end{itemize}",
    ...phasesBody(worked),
    "\n\\subsection*{All quantities}",
    ...table(worked),
  ].join("\n");
}

/** All steps, phase by phase. */
const phasesBody = ({ phases }: WorkedPass): string[] =>
  phases.flatMap(({ phase, steps }) => [`\n\\subsection*{${phaseTitles[phase]}}`, ...steps.map(step)]);

// Formulas stand in the line and not in displays: a long sum then breaks at its signs.
export const preamble = `\\documentclass[11pt]{article}
\\usepackage[a4paper,margin=22mm]{geometry}
\\usepackage{amsmath}
\\usepackage{longtable}
\\setlength{\\parindent}{0pt}
\\setlength{\\parskip}{3pt}
\\sloppy
\\newcommand{\\step}[2]{\\par\\medskip\\textbf{#1.} \\textbf{#2}\\par\\nopagebreak}
\\newcommand{\\code}[1]{\\par\\hangindent=2em \\texttt{#1}\\par}
\\newcommand{\\formula}[1]{\\par\\hangindent=2em $\\displaystyle #1$\\par}`;

/** Code letter by letter: of a verbatim text plain LaTeX shows ASCII alone. A long line goes on in the next one. */
const codeText = (line: string) =>
  texText(line.replaceAll("\t", "    "))
    .replace(/^ +/, (indent) => "~".repeat(indent.length))
    .replaceAll(" ", "\\ ");

export const codeBlock = (program: string) =>
  [
    "{\\small\\setlength{\\parskip}{0pt}",
    ...program
      .trimEnd()
      .split("\n")
      .map((line) => `\\code{${line.trim() === "" ? "~" : codeText(line)}}`),
    "}",
  ].join("\n");

function step({
  number,
  title,
  code,
  left,
  chain,
  symbols,
  numbers,
  result,
  words,
  note,
}: WorkedStep): string {
  return [
    `\\step{${number}}{${latexPieces(title)}}`,
    ...(code === undefined ? [] : [`\\code{${codeText(code)}}`]),
    ...(chain === undefined
      ? [`\\formula{${texFormula(left)} = ${texFormula(symbols)}}`]
      : [`\\formula{${texFormula(left)} = ${texFormula(chain)}}`, `\\formula{= ${texFormula(symbols)}}`]),
    `\\formula{= ${texFormula(numbers)}}`,
    `\\formula{= \\mathbf{${texFormula(result)}}}`,
    ...(words.length > 0 ? [latexPieces(words)] : []),
    ...(note === undefined ? [] : note.split("\n").map((line) => `\\emph{${latexPieces([{ text: line }])}}`)),
  ].join("\n");
}

function table({ rows }: WorkedPass): string[] {
  const number = (value: number | undefined) => (value === undefined ? "" : `$${texNumber(value)}$`);
  return [
    "\\renewcommand{\\arraystretch}{1.3}",
    "\\begin{longtable}{lrrr}",
    "quantity & value & gradient & updated \\\\ \\hline",
    "\\endhead",
    ...rows.map(({ tex, value, gradient, updated }) => {
      const numbers = [value, gradient, updated].map(number).join(" & ");
      return `$${texFormula(tex)}$ & ${numbers} \\\\`;
    }),
    "\\end{longtable}",
  ];
}

export const latexPieces = (sentence: readonly Piece[]) =>
  sentence.map((piece) => ("tex" in piece ? `$${texFormula(piece.tex)}$` : texText(piece.text))).join("");
