import { csvParse, csvParseRows } from "d3";
import { describe, expect, it } from "vitest";
import { nameFault } from "../../src/engine/document/naming/nameFault";
import { readDocument } from "../../src/engine/document/reading/read";
import { csvField } from "../../src/engine/import/csvField";
import { numpyProgram } from "../../src/export/python/numpy";
import { pytorchProgram } from "../../src/export/python/pytorch";
import { regionSvg } from "../../src/export/regionSvg";
import { quantitiesCsv } from "../../src/export/tables/csv";
import { latexFile } from "../../src/export/worked/latex";
import { markdownFile } from "../../src/export/worked/markdown";
import { printablePage } from "../../src/export/worked/page";
import { texFormula, texText } from "../../src/export/worked/texText";
import { workedPass } from "../../src/export/worked/workedPass";
import { toMathml } from "../../src/ui/formula/mathml";
import { copyFormats } from "../../src/views/step/table/copyFormats";
import hostile from "../cases/hostileNames.json" with { type: "json" };
import { classic, like, read } from "../documents";
import fc from "../fastCheck";
import { anyName } from "../names";
import { plain } from "./worked/plainLatex";

/** The hostile names but the one with a line break, which isn't read. */
const document = read({ ...hostile, names: { ...hostile.names, b1: "b_#x" } });
const cells = (text: string) => csvParseRows(text).flat();
const runs = /^[=+\-@\t\r\n＝＋－＠]/;

describe("as CSV, no cell is run by a spreadsheet", () => {
  it("with the hostile names", () => {
    const rows = csvParse(quantitiesCsv(document));
    const nameOf = (quantity: string) => rows.find((row) => row.quantity === quantity)?.name;
    expect(nameOf("W1[1,2]")).toBe("'=cmd|'/c calc'!A0");
    expect(nameOf("W1[2,1]")).toBe("'@SUM(1+1)");
    expect(nameOf("x[1]")).toBe("'+1+1");
    expect(nameOf("x[2]")).toBe("'-2+3");
    expect(nameOf("a1[2]")).toBe("'''");
  });

  it("numbers stay numbers, and every other text comes back whole", () => {
    for (const number of ["-0.5", "-1e-7", "-Infinity", "3", "NaN", ""])
      expect(csvField(number)).toBe(number);
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const [cell = ""] = cells(`${csvField(text)},1\r\n`);
        expect(runs.test(cell) && Number.isNaN(Number(cell))).toBe(false);
        expect(cell === text || cell === `'${text}`).toBe(true);
      }),
    );
  });

  it("is not split at another sign than the comma", () => {
    for (const text of ["a;=1+1", "a\t=1+1"]) expect(csvField(text)).toBe(`"${text}"`);
  });

  it("and neither is what is copied from the table", () => {
    const row = { name: "=1+1", tex: "x", quantity: "W1[1,1]", value: -1, gradient: -2 };
    const written = copyFormats.find(({ id }) => id === "csv")?.write([row]);
    expect(written).toBe(`quantity,name,value,gradient\n"W1[1,1]",'=1+1,-1,-2`);
  });
});

/** What stands between dollars, and all else. */
function partsOf(markdown: string) {
  const formulas = [...markdown.matchAll(/\$\$([\s\S]*?)\$\$|(?<!\\)\$((?:\\[\s\S]|[^$\\])+)\$/g)];
  return { formulas: formulas.map(([, block, line]) => block ?? line), formula: formulas.length };
}

describe("as Markdown, mathematics holds no HTML", () => {
  it("with the hostile names, and in the rules", () => {
    const markdown = markdownFile(workedPass(document));
    const { formulas } = partsOf(markdown);
    expect(formulas.length).toBeGreaterThan(50);
    for (const formula of formulas) expect(formula).not.toMatch(/[<>`]|\]\(/);
    expect(markdown).not.toMatch(/(?<!\\)<[a-z/!]/i);
    expect(markdown).not.toMatch(/(?<!\\)\]\(/);
  });

  it("with any names, in the table that is copied too", () => {
    fc.assert(
      fc.property(anyName, (name) => {
        fc.pre(nameFault(name) === undefined);
        const formula = partsOf(markdownFile(workedPass(like({ names: { "W1[1,1]": name } })))).formulas.join(
          "\n",
        );
        expect(formula).not.toMatch(/[<>`]/);
        const row = { name, tex: "x", quantity: "W1[1,1]", value: 1, gradient: 2 };
        const copied = copyFormats.find(({ id }) => id === "markdown")?.write([row]) ?? "";
        expect(copied.split("\n").length).toBe(3);
        expect(copied.replace(/\\[\\|]/g, "").split("|").length).toBe(13);
        expect(copied).not.toMatch(/(?<!\\)(?:\\\\)*</);
      }),
      { numRuns: 25 },
    );
  });
});

describe("as LaTeX", () => {
  it("no name is a command", () => {
    const latex = latexFile(workedPass(document));
    expect(latex).not.toMatch(/\\(?:input|write|include|immediate|openout|href)\b/);
    expect(plain(latex)).toBe(true);
  });

  it("is ASCII, its braces and dollars close, and no power stands on another, whatever the names", () => {
    fc.assert(
      fc.property(anyName, (name) => {
        fc.pre(nameFault(name) === undefined);
        const latex = latexFile(workedPass(like({ names: { "a1[1]": name, "W1[1,1]": "v_1" } })));
        expect(plain(latex)).toBe(true);
        const bare = latex.replace(/\\[\\{}$%&#_]/g, "");
        expect(bare.split("{").length).toBe(bare.split("}").length);
        expect(bare.split("$").length % 2).toBe(1);
        expect(bare).not.toMatch(/\^\{[^{}]*\}\^/);
      }),
      { numRuns: 40, examples: [["w°°"], ["°"], ["AᵀBᵀ"], ["x²³"], ["%"], ["\\"]] },
    );
  });

  it("letters keep their accents, and those that no plain font has stand there with their numbers", () => {
    const named = (name: string) => latexFile(workedPass(like({ names: { "W1[1,1]": name } })));
    expect(texFormula("\\textit{größe}")).toBe('\\textit{gr\\"{o}\\ss{}e}');
    expect(texFormula("\\textit{w\u0303ế}")).toBe("\\textit{\\~{w}\\'{\\^{e}}}");
    expect(texText("w\u0303")).toBe("\\~{w}");
    expect(texFormula("{\\lt }x{\\gt }")).toBe("{<}x{>}");
    expect(named("вес")).toContain("\\textit{\\letters{вес}{0432,0435,0441}{[U+0432][U+0435][U+0441]}}");
    expect(named("вес")).toContain("\\protected\\def\\letters#1#2#3");
    expect(named("größe")).not.toContain("\\letters");
  });
});

describe("as a page and as SVG", () => {
  it("no name is a tag or an attribute", () => {
    const page = printablePage(workedPass(document), toMathml);
    expect(page).not.toMatch(/<(?:script|link|img|a)\b|href=|src=x[^&]*>|<[^>]*onerror/i);
    expect(page).toContain("&lt;/title&gt;");
  });

  it("a figure's words are text, and what XML forbids is replaced", () => {
    const svg = regionSvg({
      title: "</title><script>alert(1)</script>",
      subtitle: "\u0001\ud800\ufffe",
      view: { bounds: [-1, 1, -1, 1], width: 100, height: 100 },
      axes: ['" onload="alert(1)', "<img src=x onerror=a>"],
      curves: [],
      points: {
        count: 0,
        xs: new Float64Array(),
        ys: new Float64Array(),
        colours: new Uint8Array(),
        parts: new Uint8Array(),
      },
      palette: ["#000000"],
      outline: "#000000",
      legend: [{ kind: "train", label: "]]><b>&" }],
      colours: { paper: "#fff", line: "#000", ink: "#000", quiet: "#000", wrong: "#000" },
    });
    expect(svg).not.toMatch(/<(?:script|img|b)\b|onload="/);
    expect(svg).toContain(">\ufffd\ufffd\ufffd</text>");
    // biome-ignore lint/suspicious/noControlCharactersInRegex: what XML forbids
    expect(svg).not.toMatch(/[\0-\x08\x0b\x0c\x0e-\x1f]/);
  });
});

describe("as Python", () => {
  it.each([
    ["NumPy", numpyProgram],
    ["PyTorch", pytorchProgram],
  ])("%s: names stay in their comments, with every letter", (_id, program) => {
    const text = program(document);
    const code = text.replace(/#.*$/gm, "");
    expect(code.split('"""').length).toBe(3);
    expect(code.slice(code.lastIndexOf('"""'))).not.toMatch(/os\.system|\binput\b|onerror|cmd/);
    const [comment] = /^.*<img src onerror=f\(\)>.*$/m.exec(text) ?? [""];
    expect(comment).toContain("#");
    expect(comment.slice(comment.indexOf("#"))).toContain(
      "w_<img src onerror=f()>, =cmd|'/c calc'!A0 | @SUM(1+1), w_\\input{/etc/pas",
    );
    expect(text).toContain('t"""');
  });

  it("no line ends in a name, and nothing turns the text around", () => {
    const text = numpyProgram({ ...classic, title: "a\u2028b\u0085c\0d\u202ee\ud800" });
    expect(text.split("\n")[0]).toContain("a b c de");
  });
});

it("the file as it was tried is refused for its line break alone", () => {
  expect(readDocument(hostile).faults?.map(({ path }) => path)).toEqual(['names["b1"]']);
});
