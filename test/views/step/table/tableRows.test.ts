import { describe, expect, it } from "vitest";
import { numberOf } from "../../../../src/engine/names/quantity";
import { plain } from "../../../../src/engine/names/tensorRef";
import { createNumbers } from "../../../../src/store/work/numbers";
import { copyFormats } from "../../../../src/views/step/table/copyFormats";
import { knownRows, ordered, rowPerNumber } from "../../../../src/views/step/table/tableRows";
import { Session } from "../../../../src/worker/session/session";
import { classic, like } from "../../../documents";

function numbersOf(document = classic) {
  const report = new Session().answer({ kind: "open", id: 1, document, size: "unit", at: 0 });
  if (report.kind !== "opened" || !report.frame) throw new Error("not opened");
  return createNumbers(report.frame);
}

describe("the table of quantities", () => {
  const numbers = numbersOf();
  const rows = rowPerNumber(numbers);

  it("has a row for each number of the network, with its gradient and its update", () => {
    expect(rows.map(({ name }) => name)).toEqual([
      ...["x[1]", "x[2]", "W1[1,1]", "W1[1,2]", "W1[2,1]", "W1[2,2]", "b1"],
      ...["W2[1,1]", "W2[1,2]", "W2[2,1]", "W2[2,2]", "b2", "t[1]", "t[2]"],
      ...["z1[1]", "z1[2]", "a1[1]", "a1[2]", "z2[1]", "z2[2]", "a2[1]", "a2[2]", "L"],
    ]);
    expect(rows[2]).toEqual({
      name: "W1[1,1]",
      quantity: numberOf(plain("W", 1, [1, 1])),
      gradient: "dL/dW1[1,1]",
      updated: "W1[1,1]'",
    });
    expect(rows[12]).toEqual({ name: "t[1]", quantity: numberOf(plain("t", undefined, [1])) });
  });

  it("leaves out what isn't known yet", () => {
    const known = knownRows(rows, numbers, 2);
    expect(known.map(({ name }) => name)).toContain("a1[1]");
    expect(known.map(({ name }) => name)).not.toContain("a1[2]");
    expect(known.find(({ name }) => name === "W2[1,1]")?.slope).toBeUndefined();
  });

  it("sorts by size, with what has no number last", () => {
    const sorted = ordered(knownRows(rows, numbers, 14), "gradient");
    expect(sorted.slice(0, 2).map(({ name }) => name)).toEqual(["a2[1]", "a2[2]"]);
    expect(sorted.at(-1)?.slope).toBeUndefined();
  });

  it("gives slots, shares and the penalty's parts rows of their own", () => {
    const document = like({
      layers: [{ ...classic.layers[0], penalty: { l1: 0, l2: 0.1 } }, classic.layers[1]],
      optimizer: { type: "momentum", learningRate: 0.1, beta: 0.9 },
      batch: {
        inputs: [
          [0, 1],
          [1, 0],
        ],
        targets: [
          [0, 1],
          [1, 0],
        ],
      },
    });
    const names = rowPerNumber(numbersOf(document)).map(({ name }) => name);
    for (const name of ["dL/dW1[1,1]@1", "dP/dW1[1,1]", "v(W1[1,1])", "dataLoss", "L@1", "L"])
      expect(names).toContain(name);
    expect(names).not.toContain("dL/dW1[1,1]@2");
  });
});

describe("the table can be taken along", () => {
  const rows = [
    { quantity: "W2[1,1]", name: "w₅", tex: "w_5", value: 0.1 + 0.2, gradient: 1e-7 },
    { quantity: "L", name: "L", tex: "L", value: Number.NaN, gradient: undefined },
  ];
  const written = Object.fromEntries(copyFormats.map(({ id, write }) => [id, write(rows)]));

  it("as CSV, with names that hold commas quoted and numbers in full", () => {
    expect(written.csv).toBe('quantity,name,value,gradient\n"W2[1,1]",w₅,0.30000000000000004,1e-7\nL,L,NaN,');
  });
  it("as Markdown", () =>
    expect(written.markdown.split("\n")[2]).toBe("| w₅ | 0.30000000000000004 | 1e-7 |"));
  it("as NumPy", () => {
    expect(written.numpy).toContain('    "W2[1,1]": np.float64(0.30000000000000004),');
    expect(written.numpy).toContain('    "L": np.float64(np.nan),');
  });
  it("as LaTeX", () =>
    expect(written.latex).toContain("$w_5$ & $0.30000000000000004$ & $1 \\cdot 10^{-7}$ \\\\"));
});
