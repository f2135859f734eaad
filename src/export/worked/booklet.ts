import { isProgram } from "../../engine/document/programDocument";
import { isLongName, keyRuns, lineWidth, stepLines, stepWidth } from "./keyRuns";
import { networkPicture, pictureSvg } from "./networkPicture";
import { breakable, escaped, piecesWriter, style, type ToMathml } from "./page";
import { askedNumbers, givenNumbers, type PrintedSheet, pointsText, taskOf } from "./sheetOf";
import { phaseTitles, type WorkedStep } from "./workedPass";

export interface BookletOptions {
  /** Whether the keys follow the sheets, each step written out. */
  readonly withKey: boolean;
  readonly toMathml: ToMathml;
  /** A link as the svg of a QR code; nothing where none is wanted, or it is too long for one. */
  readonly qrCode: (link: string) => string | undefined;
}

/** Sheets to print, each on pages of its own, and their keys behind them: one file, without scripts. */
export function booklet(sheets: readonly PrintedSheet[], options: BookletOptions): string {
  const [first] = sheets;
  const title = first?.worked.title ?? "Sheets";
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>${escaped(title)}</title>
<style>
${style}
${ownStyle}
${sheets.map(footStyle).join("\n")}
</style>
</head>
<body>
${sheets.map((sheet, k) => `<article class="sheet-${k}">\n${sheetHtml(sheet, options)}\n</article>`).join("\n")}
${options.withKey ? sheets.map((sheet, k) => `<article class="key sheet-${k}">\n${keyHtml(sheet, options)}\n</article>`).join("\n") : ""}
</body>
</html>
`;
}

const ownStyle = `article { break-before: page; } article:first-child { break-before: auto; }
header { display: flex; justify-content: space-between; align-items: flex-start; gap: 1rem; }
header h1 { margin: 0 0 0.4rem; } header .who { min-width: 14rem; }
.qr { width: 31mm; text-align: center; font-size: 8pt; } .qr svg { width: 31mm; height: 31mm; }
.task { display: flex; gap: 1.2rem; align-items: flex-start; flex-wrap: wrap; }
.task ul { flex: 1; min-width: 12rem; margin: 0.4rem 0; padding-left: 1.2rem; } .task pre { margin-right: 1rem; }
.graph { max-width: 100%; height: auto; font: italic 13px Georgia, "DejaVu Serif", serif; }
.given { columns: 3; margin: 0.6rem 0; padding: 0; list-style: none; } .given li { padding: 0.1rem 0; }
.blanks { display: grid; grid-template-columns: 1fr 1fr; gap: 0 1.5rem; margin: 0; padding: 0; list-style: none; }
.blanks li { display: flex; align-items: flex-end; gap: 0.4rem; min-height: 9.5mm; padding-top: 1.5mm; break-inside: avoid; }
.blanks math { math-style: normal; }
.blanks li { flex-wrap: wrap; } .blanks .long { grid-column: 1 / -1; }
.blanks li::after { content: ""; flex: 1 1 30mm; border-bottom: 1px solid #777; }
h2 small { float: right; font-weight: 400; }
.key { font-size: 10pt; } .key h2 { margin: 1rem 0 0.3rem; } .key h3 { margin: 0; font-size: 10pt; }
.two-columns { columns: 2; column-gap: 8mm; } .key section { padding-bottom: 2mm; } .key pre { margin: 0; font-size: 8.5pt; }
.formulas { margin: 0; color: inherit; } .formulas > * { display: inline-block; max-width: calc(100% - 1rem); margin: 0 0.1rem 0 0.8rem; }
.formulas math { display: inline math; math-style: normal; } .formulas b math { font-weight: 700; }`;

function head({ worked, student, link }: PrintedSheet, what: string, qr: BookletOptions["qrCode"]): string {
  const code = link === undefined ? undefined : qr(link);
  const who =
    student === undefined
      ? `${what === "" ? "Name: ______________________" : ""}`
      : `<b>${escaped(student)}</b>`;
  return `<header><div class="who"><h1>${escaped(worked.title)}${what}</h1><p>${who}</p></div>${
    code ? `<div class="qr">${code}<span>work on it here</span></div>` : ""
  }</header>`;
}

function sheetHtml(sheet: PrintedSheet, { toMathml, qrCode }: BookletOptions): string {
  const { worked, document } = sheet;
  const pieces = piecesWriter(toMathml);
  const asked = askedNumbers(sheet);
  return `${head(sheet, "", qrCode)}
${worked.description ? `<p>${escaped(worked.description)}</p>` : ""}
<div class="task">${isProgram(document) ? `<pre>${escaped(document.program.trimEnd())}</pre>` : pictureSvg(networkPicture(document), escaped)}<ul>
${worked.conventions.map((sentence) => `<li>${pieces(sentence)}</li>`).join("\n")}
</ul></div>
<ul class="given">${givenNumbers(sheet)
    .map((tex) => `<li>${toMathml(tex, false)}</li>`)
    .join("")}</ul>
<p>${taskOf(sheet)}</p>
${asked
  .map(
    ({ phase, asked: names }) =>
      `<h2>${phaseTitles[phase]} <small>${pointsText(names.length)}</small></h2>\n<ul class="blanks">${names
        .map((tex) => `<li${isLongName(tex) ? ' class="long"' : ""}>${toMathml(`${tex} =`, false)}</li>`)
        .join("")}</ul>`,
  )
  .join("\n")}`;
}

/** Pages get apart: whose each is stands below it, where the browser can. */
const footStyle = ({ worked, student }: PrintedSheet, k: number) =>
  `.sheet-${k} { page: sheet-${k}; } @page sheet-${k} { @bottom-left { content: ${cssText(
    student === undefined ? worked.title : `${worked.title} · ${student}`,
  )}; font: 8pt Georgia, "DejaVu Serif", serif; color: #444; } }`;

/** A text as CSS writes it. What could end the style or the text is written by its number. */
const cssText = (text: string) =>
  `"${text.replace(/["\\<>\n\r\f]/g, (sign) => `\\${sign.charCodeAt(0).toString(16)} `)}"`;

function keyHtml(sheet: PrintedSheet, { toMathml }: BookletOptions): string {
  return `${head(sheet, " – key", () => undefined)}
${sheet.worked.phases
  .map(
    ({ phase, steps }) =>
      `<h2>${phaseTitles[phase]} <small>${pointsText(steps.length)}</small></h2>\n${keyRuns(steps)
        .map(
          (run) =>
            `<div class="${run.isWide ? "wide" : "two-columns"}">\n${run.items.map((step) => keyStep(step, toMathml)).join("\n")}\n</div>`,
        )
        .join("\n")}`,
  )
  .join("\n")}`;
}

/** A step as whoever marks needs it: the formulas side by side where there is room, the result last, and no explanation. */
function keyStep(worked: WorkedStep, toMathml: ToMathml): string {
  const { number, title, code, note } = worked;
  const { formulas, result } = stepLines(worked);
  const line = (tex: string) => breakable(tex, toMathml);
  const width = stepWidth(worked);
  const smaller =
    width > lineWidth ? ` style="font-size: ${Math.max(50, Math.floor((100 * lineWidth) / width))}%"` : "";
  return [
    `<section><h3>${number}. ${piecesWriter(toMathml)(title)}</h3>`,
    ...(code === undefined ? [] : [`<pre>${escaped(code)}</pre>`]),
    `<p class="formulas"${smaller}>${[...formulas.map((tex) => `<span>${line(tex)}</span>`), `<b>${line(result)}</b>`].join(" ")}</p>`,
    ...(note === undefined ? [] : [`<p class="note">${escaped(note)}</p>`]),
    "</section>",
  ].join("\n");
}
