import { shortNumber } from "../../engine/math/format";
import { breakableParts } from "./breaks";
import { stepLines } from "./keyRuns";
import type { Piece } from "./text";
import { phaseTitles, type WorkedPass, type WorkedStep } from "./workedPass";

/** Turns LaTeX into MathML. */
export type ToMathml = (tex: string, display: boolean) => string;

/**
 * A worked pass as a page to print: one file, without scripts, whose formulas every browser sets itself.
 */
export function printablePage(worked: WorkedPass, toMathml: ToMathml): string {
  const pieces = piecesWriter(toMathml);
  const step = (worked: WorkedStep) => stepSection(worked, toMathml);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>${escaped(worked.title)}</title>
<style>
${style}
</style>
</head>
<body>
<h1>${escaped(worked.title)}</h1>
${worked.description ? `<p>${escaped(worked.description)}</p>\n` : ""}${
  worked.program === undefined ? "" : `<pre>${escaped(worked.program.trimEnd())}</pre>\n`
}<ul>
${worked.conventions.map((sentence) => `<li>${pieces(sentence)}</li>`).join("\n")}
</ul>
${worked.phases.map(({ phase, steps }) => `<h2>${phaseTitles[phase]}</h2>\n${steps.map(step).join("\n")}`).join("\n")}
<h2>All quantities</h2>
${table(worked, toMathml)}
</body>
</html>
`;
}

/** Text and formulas as HTML. */
export const piecesWriter = (toMathml: ToMathml) => (sentence: readonly Piece[]) =>
  sentence.map((piece) => ("tex" in piece ? toMathml(piece.tex, false) : escaped(piece.text))).join("");

/** A step with its formulas. */
export function stepSection(worked: WorkedStep, toMathml: ToMathml): string {
  const { number, title, code, words, note } = worked;
  const { formulas, result } = stepLines(worked);
  const pieces = piecesWriter(toMathml);
  return [
    `<section><h3>${number}. ${pieces(title)}</h3>`,
    ...(code === undefined ? [] : [`<pre>${escaped(code)}</pre>`]),
    ...[...formulas, result].map((line) => `<div>${breakable(line, toMathml)}</div>`),
    ...(words.length > 0 ? [`<p>${pieces(words)}</p>`] : []),
    ...(note === undefined ? [] : [`<p class="note">${escaped(note)}</p>`]),
    "</section>",
  ].join("\n");
}

/** A formula that goes on in the next line where it is too long; browsers break no formula themselves. */
export const breakable = (tex: string, toMathml: ToMathml) =>
  breakableParts(tex)
    .map((term, k) => toMathml(k === 0 ? term : `{} ${term}`, true))
    .join("<wbr>");

export const style = `body { max-width: 46rem; margin: 2rem auto; padding: 0 1rem; font: 11pt/1.45 Georgia, "DejaVu Serif", serif; color: #111; background: #fff; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.15rem; margin-top: 2rem; border-bottom: 1px solid #999; break-after: avoid; }
h3 { font-size: 1rem; margin: 1rem 0 0.3rem; }
.note { margin-left: 1.5rem; padding-left: 0.7rem; border-left: 3px solid #999; white-space: pre-line; }
section { break-inside: avoid; }
section div { margin: 0.25rem 0 0.25rem 1.5rem; overflow-x: auto; }
section div math { text-align: left; display: inline math; math-style: normal; }
section div:last-of-type math { font-weight: 700; }
math { font-family: "Latin Modern Math", "STIX Two Math", "Cambria Math", math; }
pre { margin: 0.3rem 0 0.6rem; font: 9.5pt/1.4 "DejaVu Sans Mono", Menlo, Consolas, monospace; white-space: pre-wrap; } section pre { margin-left: 1.5rem; color: #444; }
section p { margin: 0.3rem 0 0; color: #444; font-size: 10pt; }
table { border-collapse: collapse; } th, td { padding: 0.15rem 0.8rem; border-bottom: 1px solid #ddd; text-align: right; }
th:first-child, td:first-child { text-align: left; padding-left: 0; } tr { break-inside: avoid; }
@page { margin: 16mm; } @media print { body { margin: 0; padding: 0; max-width: none; } section div { overflow: visible; } }`;

function table({ rows }: WorkedPass, toMathml: ToMathml): string {
  const cell = (value: number | undefined) =>
    `<td>${value === undefined ? "" : escaped(shortNumber(value))}</td>`;
  return [
    "<table>",
    "<thead><tr><th>quantity</th><th>value</th><th>gradient</th><th>updated</th></tr></thead>",
    "<tbody>",
    ...rows.map(
      ({ tex, value, gradient, updated }) =>
        `<tr><td>${toMathml(tex, false)}</td>${[value, gradient, updated].map(cell).join("")}</tr>`,
    ),
    "</tbody>",
    "</table>",
  ].join("\n");
}

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

export const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => entities[sign]);
