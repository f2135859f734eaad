import type { NetworkDocument } from "../../engine/document/document";
import { isProgram } from "../../engine/document/programDocument";
import { createNotation } from "../../engine/names/notation";
import { parseQuantity } from "../../engine/names/quantity";
import { codeBlock, phasesBody, pieces, preamble } from "./latex";
import { networkPicture, pictureTikz } from "./networkPicture";
import { askedNumbers, givenNumbers, type PrintedSheet } from "./sheetOf";
import { hasLetters, lettersPreamble, texFormula, texText } from "./texText";
import { phaseTitles, type WorkedPass } from "./workedPass";

/** The same sheets as a LaTeX file that compiles as it is. */
export function bookletLatex(sheets: readonly PrintedSheet[], withKey: boolean): string {
  const body = [
    ...sheets.map(sheetTex),
    ...(withKey
      ? sheets.map(
          (sheet) => `${headTex(sheet, " -- key")}\n${phasesBody(sheet.worked).join("\n")}\n\\clearpage`,
        )
      : []),
  ].join("\n");
  return `${[
    ...(hasLetters(body) ? ["% !TeX program = xelatex"] : []),
    preamble,
    "\\usepackage{tikz}",
    "\\usepackage{multicol}",
    "\\newcommand{\\blank}[1]{\\par\\vspace{5mm}$\\displaystyle #1 = $\\,\\hrulefill\\par}",
    ...(hasLetters(body) ? [lettersPreamble] : []),
    "\\begin{document}",
    body,
    "\\end{document}",
  ].join("\n")}\n`;
}

function headTex({ worked, student }: PrintedSheet, what: string): string {
  const who = student === undefined ? "Name: \\underline{\\hspace{50mm}}" : `\\textbf{${texText(student)}}`;
  return `\\section*{${texText(worked.title)}${what}}\n${what !== "" && student === undefined ? "" : who}\n`;
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
    ...worked.conventions.map((sentence) => `  \\item[--] ${pieces(sentence)}`),
    "\\end{itemize}",
    ...(given.length > 0
      ? ["\\begin{multicols}{3}", ...given.map((tex) => `$${texFormula(tex)}$\\par`), "\\end{multicols}"]
      : []),
    ...askedNumbers(sheet).flatMap(({ phase, asked }) => [
      `\\subsection*{${phaseTitles[phase]} \\hfill \\normalfont\\small ${asked.length} ${asked.length === 1 ? "point" : "points"}}`,
      "\\begin{multicols}{2}",
      ...asked.map((tex) => `\\blank{${texFormula(tex)}}`),
      "\\end{multicols}",
    ]),
    "\\clearpage",
  ].join("\n");
}

/** The names in the picture as LaTeX, by their text. */
function texOfLabels({ names }: NetworkDocument, worked: WorkedPass): ReadonlyMap<string, string> {
  const { text } = createNotation(names, false);
  const found = new Map<string, string>();
  for (const { name, tex } of worked.rows) {
    const quantity = parseQuantity(name);
    if (quantity) found.set(text(quantity), `$${texFormula(tex)}$`);
  }
  return found;
}
