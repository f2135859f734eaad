import { expect, it } from "vitest";
import { runsCsv, runsJson, runsLatex, runsMarkdown, runsToWandb } from "../../../src/export/tables/runTable";

const table = {
  columns: [
    { name: "learningRate", label: "learning rate η" },
    { name: "activation", label: "activation" },
    { name: "validationLoss", label: "valid. loss" },
  ],
  rows: [
    [0.1, "tanh", 0.123456789],
    [1e-7, "a_b", Number.NaN],
  ],
};

it("writes runs in full as CSV and JSON, blank where there is no number", () => {
  expect(runsCsv(table)).toBe(
    "learningRate,activation,validationLoss\r\n0.1,tanh,0.123456789\r\n1e-7,a_b,\r\n",
  );
  expect(JSON.parse(runsJson(table))).toEqual([
    { learningRate: 0.1, activation: "tanh", validationLoss: 0.123456789 },
    { learningRate: 1e-7, activation: "a_b", validationLoss: null },
  ]);
});

it("writes tables to be read in Markdown and LaTeX", () => {
  expect(runsMarkdown(table).split("\n")[2]).toBe("| 0.1 | tanh | 0.1235 |");
  const latex = runsLatex(table);
  expect(latex).toContain("\\begin{tabular}{rlr}");
  expect(latex).toContain("learning rate $\\eta$ & activation & valid. loss");
  expect(latex).toContain("$1 \\cdot 10^{-7}$ & a\\_b & $$".replace("$$", "$$"));
});

it("writes a script that logs each run with its settings", () => {
  const script = runsToWandb(table, "Two circles", ["learningRate", "activation"]);
  expect(script).toContain('({"learningRate": 0.1, "activation": "tanh"}, {"validationLoss": 0.123456789}),');
  expect(script).toContain('({"learningRate": 1e-7, "activation": "a_b"}, {}),');
  expect(script).toContain('project="Two circles"');
});
