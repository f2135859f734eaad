import type { NetworkDocument } from "../../engine/document/document";
import { isProgram } from "../../engine/document/programDocument";
import { createNotation } from "../../engine/names/notation";
import { isLongName, type KeyRun, keyRuns, lineWidth, runsBy, stepLines, stepWidth } from "./keyRuns";
import { codeBlock, latexPieces, preamble } from "./latex";
import { networkPicture, pictureTikz } from "./networkPicture";
import { askedNumbers, givenNumbers, type PrintedSheet, pointsText, taskOf } from "./sheetOf";
import { lettersPreamble, needsLetters, texFormula, texText } from "./texText";
import { phaseTitles, type WorkedPass, type WorkedStep } from "./workedPass";

/** The same sheets as a LaTeX file that compiles as it is. */
export function bookletLatex(sheets: readonly PrintedSheet[], withKey: boolean): string {
  const body = [
    ...sheets.map(sheetTex),
    ...(withKey
      ? sheets.map(
          (sheet) =>
            `${headTex(sheet, " -- key")}\n${sheet.worked.phases.map(keyTex).join("\n")}\n\\clearpage`,
        )
      : []),
  ].join("\n");
  return `${[
    ...(needsLetters(body) ? ["% !TeX program = xelatex"] : []),
    preamble,
    "\\usepackage{tikz}",
    "\\usepackage{multicol}",
    "\\pagestyle{myheadings}",
    "\\setlength{\\columnsep}{8mm}",
    "\\newenvironment{keystep}{\\par\\noindent\\begin{minipage}{\\linewidth}\\raggedright\\small\\setlength{\\parskip}{1pt}\\lineskiplimit=2pt\\lineskip=3pt}{\\end{minipage}\\par\\medskip}",
    "\\newcommand{\\blank}[1]{\\par\\vspace{5mm}$\\displaystyle #1 = $\\,\\hrulefill\\par}",
    ...(needsLetters(body) ? [lettersPreamble] : []),
    "\\begin{document}",
    body,
    "\\end{document}",
  ].join("\n")}\n`;
}

function headTex({ worked, student }: PrintedSheet, what: string): string {
  const who = student === undefined ? "Name: \\underline{\\hspace{50mm}}" : `\\textbf{${texText(student)}}`;
  const whose = student === undefined ? worked.title : `${worked.title} · ${student}`;
  // Pages get apart: whose each is, and the how manieth, stands above it.
  const heading = `\\markright{${texText(whose)}${what}}\\setcounter{page}{1}\\thispagestyle{plain}`;
  return `${heading}\n\\section*{${texText(worked.title)}${what}}\n${what !== "" && student === undefined ? "" : who}\n`;
}

function sheetTex(sheet: PrintedSheet): string {
  const { worked, document } = sheet;
  const names = isProgram(document) ? new Map<string, string>() : texOfLabels(document, worked);
  const given = givenNumbers(sheet);
  return [
    headTex(sheet, ""),
    ...(worked.description ? [`${texText(worked.description)}\n`] : []),
    isProgram(document)
      ? codeBlock(document.program)
      : pictureTikz(networkPicture(document), (label) => names.get(label) ?? texText(label)),
    "\\begin{itemize}",
    ...worked.conventions.map((sentence) => `  \\item[--] ${latexPieces(sentence)}`),
    "\\end{itemize}",
    ...(given.length > 0
      ? ["\\begin{multicols}{3}", ...given.map((tex) => `$${texFormula(tex)}$\\par`), "\\end{multicols}"]
      : []),
    `${texText(taskOf(sheet))}\n`,
    ...askedNumbers(sheet).flatMap(({ phase, asked }) => [
      `\\subsection*{${phaseTitles[phase]} \\hfill ${pointsTex(asked.length)}}`,
      ...inColumns(runsBy(asked, isLongName), (tex) => `\\blank{${texFormula(tex)}}`),
    ]),
    "\\clearpage",
  ].join("\n");
}

/** A phase as whoever marks needs it: its steps in two columns where their formulas fit, none over a page's end. */
function keyTex({ phase, steps }: WorkedPass["phases"][number]): string {
  return [
    `\\subsection*{${phaseTitles[phase]} \\hfill ${pointsTex(steps.length)}}`,
    ...inColumns(keyRuns(steps), keyStep),
  ].join("\n");
}

const inColumns = <Of>(runs: readonly KeyRun<Of>[], write: (item: Of) => string) =>
  runs.flatMap(({ isWide, items }) =>
    isWide
      ? items.map(write)
      : ["\\begin{multicols}{2}\\raggedcolumns", ...items.map(write), "\\end{multicols}"],
  );

function keyStep(worked: WorkedStep): string {
  const { number, title, code, note } = worked;
  const { formulas, result } = stepLines(worked);
  // Not after its = may a formula go on in the next line.
  const line = (tex: string) => `$\\displaystyle ${texFormula(tex).replace(/(^| )= /, "$1=\\nobreak ")}$`;
  const fit = lineWidth / stepWidth(worked);
  const size = sizes.find(([least]) => fit >= least)?.[1] ?? "\\tiny";
  return [
    `\\begin{keystep}\\textbf{${number}.} \\textbf{${latexPieces(title)}}\\par`,
    ...(code === undefined ? [] : [`\\code{${texText(code.replace(/\s+/g, " "))}}`]),
    [
      ...formulas.map((tex) => `${size}${line(tex)}`),
      `$=\\nobreak \\mathbf{${texFormula(result.slice(2))}}$`,
    ].join("\\quad "),
    ...(note === undefined ? [] : [`\\par\\emph{${latexPieces([{ text: note }])}}`]),
    "\\end{keystep}",
  ].join("\n");
}

/** Sizes of type, and how much smaller than \\small a line must be made for them at most. */
const sizes = [
  [1, ""],
  [0.8, "\\footnotesize"],
  [0.7, "\\scriptsize"],
] as const;

const pointsTex = (count: number) => `\\normalfont\\small ${pointsText(count)}`;

/** The names in the picture as LaTeX, by their text. */
function texOfLabels({ names }: NetworkDocument, worked: WorkedPass): ReadonlyMap<string, string> {
  const { text } = createNotation(names, false);
  const found = new Map<string, string>();
  for (const { quantity, tex } of worked.rows) found.set(text(quantity), `$${texFormula(tex)}$`);
  return found;
}
