import { isProgram } from "../../engine/document/programDocument";
import type { Phase } from "../../engine/steps/trace";
import { networkPicture, pictureSvg } from "./networkPicture";
import { escaped, piecesWriter, stepSection, style, type ToMathml } from "./page";
import { askedNumbers, givenNumbers, type PrintedSheet } from "./sheetOf";
import { phaseTitles } from "./workedPass";

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
</style>
</head>
<body>
${sheets.map((sheet) => sheetHtml(sheet, options)).join("\n")}
${options.withKey ? sheets.map((sheet) => keyHtml(sheet, options)).join("\n") : ""}
</body>
</html>
`;
}

const ownStyle = `article { break-before: page; } article:first-child { break-before: auto; }
header { display: flex; justify-content: space-between; align-items: flex-start; gap: 1rem; }
header h1 { margin: 0 0 0.4rem; } header .who { min-width: 14rem; }
.qr { width: 31mm; text-align: center; font-size: 8pt; } .qr svg { width: 31mm; height: 31mm; }
.task { display: flex; gap: 1.2rem; align-items: flex-start; flex-wrap: wrap; }
.task ul { flex: 1; min-width: 14rem; margin: 0.4rem 0; padding-left: 1.2rem; }
.graph { max-width: 100%; height: auto; font: italic 13px Georgia, "DejaVu Serif", serif; }
.given { columns: 3; margin: 0.6rem 0; padding: 0; list-style: none; } .given li { margin: 0.1rem 0; }
.blanks { display: grid; grid-template-columns: 1fr 1fr; gap: 0 1.5rem; margin: 0; padding: 0; list-style: none; }
.blanks li { display: flex; align-items: flex-end; gap: 0.4rem; min-height: 9.5mm; padding-top: 1.5mm; break-inside: avoid; }
.blanks math { math-style: normal; }
.blanks li::after { content: ""; flex: 1; border-bottom: 1px solid #777; }
h2 small { float: right; font-weight: 400; }`;

const points = (count: number) => `${count} ${count === 1 ? "point" : "points"}`;

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
  const all = asked.reduce((sum, { asked: names }) => sum + names.length, 0);
  return `<article>
${head(sheet, "", qrCode)}
${worked.description ? `<p>${escaped(worked.description)}</p>` : ""}
<div class="task">${isProgram(document) ? `<pre>${escaped(document.program.trimEnd())}</pre>` : pictureSvg(networkPicture(document), escaped)}<ul>
${worked.conventions.map((sentence) => `<li>${pieces(sentence)}</li>`).join("\n")}
</ul></div>
<ul class="given">${givenNumbers(sheet)
    .map((tex) => `<li>${toMathml(tex, false)}</li>`)
    .join("")}</ul>
<p>Work out ${whatOf(asked)}: ${points(all)} in all, one for each number.</p>
${asked
  .map(
    ({ phase, asked: names }) =>
      `<h2>${phaseTitles[phase]} <small>${points(names.length)}</small></h2>\n<ul class="blanks">${names
        .map((tex) => `<li>${toMathml(`${tex} =`, false)}</li>`)
        .join("")}</ul>`,
  )
  .join("\n")}
</article>`;
}

/** What there is to work out: "one forward pass and the gradients". */
function whatOf(asked: ReturnType<typeof askedNumbers>): string {
  const has = (phase: Phase) => asked.some((one) => one.phase === phase && one.asked.length > 0);
  const parts = [
    "one forward pass",
    ...(has("backward") ? ["the gradients"] : []),
    ...(has("update") ? ["the update"] : []),
  ];
  return parts.length < 3 ? parts.join(" and ") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;
}

function keyHtml(sheet: PrintedSheet, { toMathml }: BookletOptions): string {
  return `<article>
${head(sheet, " – key", () => undefined)}
${sheet.worked.phases
  .map(
    ({ phase, steps }) =>
      `<h2>${phaseTitles[phase]} <small>${points(steps.length)}</small></h2>\n${steps.map((step) => stepSection(step, toMathml)).join("\n")}`,
  )
  .join("\n")}
</article>`;
}
