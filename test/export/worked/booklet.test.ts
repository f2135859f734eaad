import { describe, expect, it } from "vitest";
import { type AnyDocument, programDocument } from "../../../src/engine/document/programDocument";
import { shortNumber } from "../../../src/engine/math/format";
import { networkDrawer } from "../../../src/engine/sheets/networkDrawer";
import { booklet } from "../../../src/export/worked/booklet";
import { bookletLatex } from "../../../src/export/worked/bookletLatex";
import { networkPicture } from "../../../src/export/worked/networkPicture";
import { givenNumbers, printedSheet } from "../../../src/export/worked/sheetOf";
import { classic, read } from "../../documents";

const drawer = networkDrawer(
  read({
    ...classic,
    version: 8,
    drawn: { numbers: ["x", "W1", "W2"].map((of) => ({ of, from: 0.1, to: 1, step: 0.01 })), seed: 1 },
  }),
);

const sheets = ["k1", "<k2>"].map((id) => {
  const drawn = drawer.draw(id);
  if ("fault" in drawn) throw new Error(drawn.fault);
  return sheetOf(drawn.document, `https://example.org/#x?id=${id}`);
});

function sheetOf<Of extends AnyDocument>(document: Of, link?: string) {
  const sheet = printedSheet(document, link);
  if ("refused" in sheet) throw new Error(sheet.refused);
  return { ...sheet, document };
}

describe("sheets to print", () => {
  const page = (withKey: boolean) =>
    booklet(sheets, {
      withKey,
      toMathml: (tex) => `[${tex}]`,
      qrCode: (link) => `<svg data-link="${link}"/>`,
    });

  it("have each student's numbers, blanks for what is asked, points, and a code of their own", () => {
    const [first, second] = page(false).split("<article").slice(1);
    expect(first).toContain("<b>k1</b>");
    expect(second).toContain("<b>&lt;k2&gt;</b>");
    expect(first).toContain("id=k1");
    const weight = sheets[0].document.layers[0].weights[0][0];
    expect(first).toContain(`[w_{1} = ${weight}]`);
    expect(second).not.toContain(`[w_{1} = ${weight}]`);
    // A blank for each of the 39 steps, and no result.
    expect(first.match(/<li>\[[^\]]* =\]<\/li>/g)).toHaveLength(39);
    expect(first).toContain("39 points in all");
    const loss = sheets[0].worked.rows.find(({ name }) => name === "L")?.value ?? Number.NaN;
    expect(first).not.toContain(shortNumber(loss));
    expect(page(true)).toContain(shortNumber(loss));
    expect(page(true).split("<article")).toHaveLength(5);
  });

  it("are LaTeX too, with the graph and every number that is given", () => {
    const tex = bookletLatex(sheets, true);
    expect(tex).toContain("\\begin{tikzpicture}");
    expect(tex.match(/\\blank\{/g)).toHaveLength(2 * 39);
    expect(tex).toContain("k2");
    for (const given of givenNumbers(sheets[1])) expect(tex).toContain(given);
  });

  it("have keys whose steps stand in two columns, and whose pages say whose they are", () => {
    const html = page(true);
    const key = html.split("<article")[3];
    expect(key).toContain("– key");
    // Each of the 39 steps once, with its formulas and its number, and none of the explanations.
    expect(key.match(/<section>/g)).toHaveLength(39);
    expect(key).toContain('<div class="two-columns">');
    expect(key).not.toContain("Raising");
    expect(html).toContain('content: "2-2-2 sigmoid, shared biases · k1"');
    // What could end the style is written by its number.
    expect(html).toContain('· \\3c k2\\3e "');
  });

  it("have a program's text where a network has its graph, and a blank for each number that it works out", () => {
    const program =
      "w = np.array([0.5, 0.25])\nx = np.array([2.0, 4.0])\nz = w @ x\nL = 0.5 * (z - 1.0) ** 2\n";
    const sheet = sheetOf(programDocument(program));
    const html = booklet([sheet], { withKey: false, toMathml: (tex) => `[${tex}]`, qrCode: () => undefined });
    expect(html).toContain("<pre>w = np.array([0.5, 0.25])");
    expect(html).toContain("Work out one forward pass and the gradients:");
    const count = sheet.worked.phases.reduce((sum, { steps }) => sum + steps.length, 0);
    expect(html.match(/<li>\[[^\]]* =\]<\/li>/g)?.length).toBe(count);
    const tex = bookletLatex([sheet], true);
    expect(tex.match(/\\blank\{/g)).toHaveLength(count);
    expect(tex).not.toContain("\\begin{multicols}{3}");
    expect(printedSheet(programDocument("x = \n"))).toMatchObject({
      refused: expect.stringMatching(/^The program doesn't run. Line 1/),
    });
  });

  it("draw the graph with its names, and without them where lines are many", () => {
    const { nodes, edges } = networkPicture(classic);
    expect(nodes.map(({ label }) => label)).toEqual(["i₁", "i₂", "h₁", "h₂", "o₁", "o₂", "b₁", "b₂"]);
    expect(edges.map(({ label }) => label.text).filter(Boolean)).toHaveLength(8);
  });
});
