import { describe, expect, it } from "vitest";
import { type RegionFigure, regionSvg } from "../../src/export/regionSvg";

const figure: RegionFigure = {
  title: "Circles <two> & more",
  subtitle: "Epoch 3",
  view: { bounds: [-1, 1, -1, 1], width: 600, height: 600 },
  axes: ["x1", "x2"],
  ground: { url: "data:image/png;base64,AAAA", bounds: [-1, 1, -1, 1] },
  boundary: { lines: [[0, 1, 2, 1]], columns: 2, rows: 2, bounds: [-1, 1, -1, 1] },
  curves: [],
  points: {
    count: 3,
    xs: Float64Array.of(0, 0.5, 9),
    ys: Float64Array.of(0, 0.5, 9),
    colours: Uint8Array.of(0, 1, 1),
    parts: Uint8Array.of(0, 1, 2),
  },
  wrong: Uint8Array.of(0, 1, 1),
  palette: ["#c2610c", "#2166ac"],
  outline: "#ffffff",
  legend: [
    { kind: "train", label: "train" },
    { kind: "boundary", label: "boundary" },
    ...Array.from({ length: 8 }, (_, k) => ({
      kind: "colour" as const,
      label: `the class number ${k}`,
      fill: "#f0a35e",
      edge: "#c2610c",
    })),
  ],
  colours: { paper: "#fcfcfa", line: "#dedfd9", ink: "#1c2026", quiet: "#565e6a", wrong: "#b3261e" },
};

describe("the svg of decision regions", () => {
  const svg = regionSvg(figure);

  it("holds title, ground, boundary, points and axes", () => {
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" viewBox="0 0 680 \d+"/);
    expect(svg).toContain("Circles &lt;two&gt; &amp; more</text>");
    expect(svg).toContain(
      'width="600" height="600" preserveAspectRatio="none" href="data:image/png;base64,AAAA"',
    );
    expect(svg).toContain('<path d="M0,300L600,300" fill="none" stroke="#1c2026"');
    expect(svg).toContain(">x1</text>");
    expect(svg).toContain(">−1.0</text>");
  });

  it("leaves out points beyond the view, and rings those that are misclassified", () => {
    expect(svg.match(/stroke="#ffffff"/g)).toHaveLength(2);
    const rings = /d="([^"]*)" fill="none" stroke="#b3261e"/.exec(svg)?.[1] ?? "";
    expect(rings.match(/A/g)).toHaveLength(2);
  });

  it("wraps its legend, and is as high as that needs", () => {
    const height = Number(/viewBox="0 0 680 (\d+)"/.exec(svg)?.[1]);
    const rows = [...svg.matchAll(/<g transform="translate\([\d.]+,(\d+)\)"><(?:rect|path)/g)].map(([, y]) =>
      Number(y),
    );
    expect(new Set(rows).size).toBeGreaterThan(1);
    expect(height).toBeGreaterThan(58 + 600 + 48 + Math.max(...rows));
  });

  it("needs nothing of a page", () => {
    expect(svg).not.toMatch(/var\(|class=| style=|NaN|undefined/);
  });
});
