import katex from "katex";
import { describe, expect, it } from "vitest";
import { shortNumber, texNumber } from "../../../src/engine/math/format";
import { runPass } from "../../../src/engine/pass/pass";
import { createTrace } from "../../../src/engine/steps/trace";
import { latexFile } from "../../../src/export/worked/latex";
import { markdownFile } from "../../../src/export/worked/markdown";
import { printablePage } from "../../../src/export/worked/page";
import { texText } from "../../../src/export/worked/texText";
import { tooLong, type WorkedPass, workedPass } from "../../../src/export/worked/workedPass";
import { tooLongProgram, workedProgram } from "../../../src/export/worked/workedProgram";
import { classic, like } from "../../documents";
import { sample } from "../../sample";
import { exerciseDocuments, goldenDocuments, variantDocuments } from "../documents";
import { passesOf, programDocuments } from "../programDocuments";
import { plain } from "./plainLatex";

const strange = like({
  title: '50 % of $x_1$ & {more} \\ #1 ~ ^ <b>é ü ß Ł 水 \u{1F600}</b> | "quoted"',
  description: "α ≤ ½ · w₅⁽²⁾ … it’s `code` *here*",
  names: { "x[1]": "%", "x[2]": "a_b&c", "W1[1,1]": "λ_{1}", "W1[1,2]": "$_水", b1: "\\", "a1[1]": "yhat_1" },
});
const sheets = await exerciseDocuments();
/** Some exercises, and a few of the rest: KaTeX sets 3,000 formulas in a second. */
const documents = [
  ...sample(sheets, 12, 1),
  ...sample([...goldenDocuments, ...variantDocuments], 60),
  ["strange letters", strange] as const,
].map(([id, document]): readonly [string, WorkedPass] => [id, workedPass(document)]);

/** Programs by line and by number: a few, those with functions, loops and an optimizer among them; with ALL all. */
const isShown = (id: string) =>
  process.env.ALL || /^(?:attention|A-Q1|generators\.py|with_torch\.py)$/.test(id);
const programs = passesOf((await programDocuments()).filter(([id]) => isShown(id))).flatMap(([id, pass]) =>
  (["layer", "unit"] as const).flatMap((size): (readonly [string, WorkedPass])[] =>
    tooLongProgram(pass, size) === undefined && (size === "layer" || pass.plan.values.length < 30)
      ? [[`${id} by ${size}`, workedProgram(pass, size)]]
      : [],
  ),
);
const worked = [...documents, ...programs];
const mathml = (tex: string, displayMode: boolean) =>
  katex.renderToString(tex, { output: "mathml", displayMode, throwOnError: true, strict: false });

/** What stands between `start` and the brace that closes it. */
function argumentsOf(latex: string, start: string): string[] {
  return latex
    .split(start)
    .slice(1)
    .map((rest) => {
      let depth = 1;
      let at = 0;
      for (; depth > 0 && at < rest.length; at++) {
        if (rest[at] === "\\") at += 1;
        else depth += rest[at] === "{" ? 1 : rest[at] === "}" ? -1 : 0;
      }
      return rest.slice(0, at - 1);
    });
}

describe("the worked pass", () => {
  it("has every step of the trace with its number, and every quantity", () => {
    const trace = createTrace(runPass(classic));
    const { phases, rows } = workedPass(classic);
    const steps = phases.flatMap((phase) => phase.steps);
    expect(steps.map(({ number }) => number)).toEqual(Array.from({ length: trace.count }, (_, k) => k + 1));
    expect(steps.map(({ result }) => result)).toEqual(
      Array.from({ length: trace.count }, (_, k) => texNumber(trace.at(k).value as number)),
    );
    expect(rows.find(({ name }) => name === "W2[1,1]")).toMatchObject({
      value: 0.4,
      gradient: expect.closeTo(0.08216704, 8),
      updated: expect.closeTo(0.35891648, 8),
    });
  });

  it("is written in the sheet's notation", () => {
    const latex = latexFile(workedPass(classic));
    expect(latex).toContain("\\step{14}{Gradient of the weight $w_{5}$}");
    expect(latex).toContain("\\formula{\\frac{\\partial L}{\\partial w_{5}} = ");
    expect(latex).toContain("\\mathbf{0.082167}");
  });

  it("refuses a network with more steps than anyone reads", () => {
    const rows = (count: number, width: number) =>
      Array.from({ length: count }, () => Array(width).fill(0.1));
    const layer = { units: 64, activation: "tanh", biasMode: "none", weights: rows(64, 64), bias: [] };
    const large = like({
      inputs: 64,
      layers: [layer],
      batch: { inputs: rows(1, 64), targets: rows(1, 64) },
    });
    expect(() => latexFile(workedPass(large))).toThrow(/at most 3000/);
    expect(tooLong(large)).toMatch(/^This pass has \d+ steps, and at most 3000 are written out\./);
    expect(tooLong(classic)).toBeUndefined();
  });
});

/** What `\letters` shows with plain fonts. */
const macros = { "\\letters": "\\@firstoftwo{#3}{#1#2}" };

describe("as LaTeX", () => {
  it("is ASCII whose braces, dollars and environments close, and whose formulas KaTeX sets", {
    timeout: 60_000,
  }, () => {
    for (const [id, pass] of worked) {
      const latex = latexFile(pass);
      expect(plain(latex), id).toBe(true);
      expect(latex, id).not.toContain("htmlData");
      const bare = latex.replace(/\\[\\{}$%&#_]/g, "");
      expect(bare.split("{").length, id).toBe(bare.split("}").length);
      expect(bare.split("$").length % 2, id).toBe(1);
      const begun = [...bare.matchAll(/\\begin\{(\w+)\}/g)].map(([, name]) => name).sort();
      const ended = [...bare.matchAll(/\\end\{(\w+)\}/g)].map(([, name]) => name).sort();
      expect(ended, id).toEqual(begun);
      const formulas = argumentsOf(latex, "\\formula{");
      expect(formulas.length, id).toBeGreaterThan(3);
      for (const formula of new Set(formulas))
        katex.renderToString(formula, { throwOnError: true, strict: "error", macros });
    }
  });

  it("has other letters for engines that know them, and their numbers for the rest", () => {
    expect(texText("é Łódź 50 % ½ w₅ 水")).toBe(
      "\\'{e} \\L{}\\'{o}d\\'{z} 50 \\% $\\tfrac{1}{2}$ w\\textsubscript{5} \\letters{水}{6C34}{[U+6C34]}",
    );
  });
});

describe("as Markdown", () => {
  it("has formulas between dollars that KaTeX sets, and a table whose rows all have four cells", {
    timeout: 60_000,
  }, () => {
    for (const [id, pass] of worked) {
      const markdown = markdownFile(pass);
      const blocks = [...markdown.matchAll(/^\$\$\n([\s\S]*?)\n\$\$$/gm)].map(([, tex]) => tex);
      expect(blocks.length, id).toBeGreaterThan(1);
      for (const tex of new Set(blocks)) katex.renderToString(tex, { throwOnError: true, strict: false });
      const table = markdown.slice(markdown.indexOf("| quantity")).trim().split("\n");
      expect(table.filter((row) => row.replace(/\\\|/g, "").split("|").length !== 6)).toEqual([]);
    }
  });

  it("keeps words from being taken for marks", () => {
    expect(markdownFile(workedPass(strange))).toContain("# 50 % of \\$x\\_1\\$ & {more} \\\\ \\#1");
  });
});

describe("as a page", () => {
  it("is one file without scripts or links, and holds every result", () => {
    const ofSheets = sample(sheets, 3).map(([id, document]) => [id, workedPass(document)] as const);
    for (const [id, pass] of [...ofSheets, ...programs]) {
      const page = printablePage(pass, mathml);
      expect(page, id).not.toMatch(/<(?:script|link|img)|href=|src=|javascript:/);
      // Looked up among the cells: hundreds of rows, each sought in a page of megabytes, took longer than all else.
      const cells = new Set([...page.matchAll(/<td>([^<]+)<\/td>/g)].map(([, text]) => text));
      const missing = pass.rows.filter(({ value }) => !cells.has(shortNumber(value)));
      expect(missing, id).toEqual([]);
    }
    expect(printablePage(workedPass(strange), mathml)).toContain("&lt;b&gt;é ü ß Ł 水 \u{1F600}&lt;/b&gt;");
  });
});
