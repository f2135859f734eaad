import { expect, test } from "vitest";
import { regionSvg } from "../../src/export/regionSvg";

test("an exported picture of the plane looks as it was reviewed", async () => {
  const bounds = [-1.5, 1.5, -1, 1] as const;
  const at = Array.from({ length: 24 }, (_, n) => [Math.cos(n), Math.sin(2 * n) * 0.8]);
  // The boundary x + y = 0, on a grid of 30 × 20 cells.
  const line = Array.from({ length: 21 }, (_, k) => [5 + k, k]).flat();
  const svg = regionSvg({
    title: "Twenty-four points",
    subtitle: "after epoch 12",
    view: { bounds, width: 450, height: 300 },
    axes: ["x1", "x2"],
    boundary: { lines: [line], columns: 30, rows: 20, bounds },
    curves: [],
    points: {
      count: at.length,
      xs: Float64Array.from(at, ([x]) => x),
      ys: Float64Array.from(at, ([, y]) => y),
      colours: Uint8Array.from(at, ([x, y]) => (x + y > 0 ? 1 : 0)),
      parts: Uint8Array.from(at, (_, n) => n % 3),
    },
    wrong: Uint8Array.from(at, (_, n) => (n === 5 ? 1 : 0)),
    palette: ["#c2610c", "#2166ac"],
    outline: "#fff",
    legend: [
      { kind: "train", label: "train" },
      { kind: "validation", label: "validation" },
      { kind: "test", label: "test" },
      { kind: "misclassified", label: "misclassified" },
      { kind: "boundary", label: "boundary p = ½" },
      { kind: "colour", label: "class 1", fill: "#f0a35c", edge: "#c2610c" },
    ],
    colours: { paper: "#fcfcfa", line: "#ddd", ink: "#1b1d22", quiet: "#6b7280", wrong: "#b3261e" },
  });
  await expect(`${svg.replaceAll("Z", "Z\n")}\n`).toMatchFileSnapshot("snapshots/region.svg");
});
