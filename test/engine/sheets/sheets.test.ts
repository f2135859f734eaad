import { describe, expect, it } from "vitest";
import type { NetworkDocument } from "../../../src/engine/document/document";
import {
  choicesOf,
  type DrawnNumber,
  type DrawnNumbers,
} from "../../../src/engine/document/parts/drawnNumbers";
import { programDocument } from "../../../src/engine/document/programDocument";
import { readAnyDocument } from "../../../src/engine/document/reading/read";
import { createFormulas } from "../../../src/engine/homework/answer/formulas";
import { runPass } from "../../../src/engine/pass/pass";
import { brokenWords } from "../../../src/engine/sheets/brokenWords";
import { createDrawer } from "../../../src/engine/sheets/drawer";
import { networkDrawer } from "../../../src/engine/sheets/networkDrawer";
import { isPleasant, workedOut } from "../../../src/engine/sheets/rules";
import { normalizedId } from "../../../src/engine/sheets/seedOf";
import { classic, read } from "../../documents";

const numbers: readonly DrawnNumber[] = [
  { of: "x", from: 0.1, to: 1, step: 0.05 },
  { of: "W1", from: -0.9, to: 0.9, step: 0.05 },
  { of: "W2", from: -0.9, to: 0.9, step: 0.05 },
  { of: "t", values: [0.01, 0.99] },
  { of: "learningRate", values: [0.5, 0.1] },
];

const drawing = (document: object, drawn: Partial<DrawnNumbers> = {}): NetworkDocument =>
  read({ ...document, version: 8, drawn: { numbers, seed: 1, ...drawn } });

/** One unit: quick enough for many ids. */
const small = drawing(
  {
    ...classic,
    names: undefined,
    layers: [
      { units: 1, activation: "relu", biasMode: "perUnit", weights: [[0.3, -0.2]], bias: [0.1] },
      { units: 1, activation: "sigmoid", biasMode: "none", weights: [[0.7]], bias: [] },
    ],
    batch: { inputs: [[0.5, 0.2]], targets: [[1]] },
  },
  {
    numbers: [
      { of: "x", from: -2, to: 2, step: 0.5 },
      { of: "W1", from: -1, to: 1, step: 0.1 },
      { of: "b1[1]", from: -1, to: 1, step: 0.1 },
      { of: "W2", from: -3, to: 3, step: 0.1 },
    ],
  },
);

function drawnOf(document: NetworkDocument, id: string) {
  const sheet = networkDrawer(document).draw(id);
  if ("fault" in sheet) throw new Error(sheet.fault);
  return sheet;
}

describe("a sheet for each student", () => {
  it("is the same for the same id, however it is typed, and whatever numbers the document has now", () => {
    const [one] = [drawnOf(drawing(classic), "k12345")];
    expect(drawnOf(drawing(classic), " K 12345").document.layers).toEqual(one.document.layers);
    // Who opens another student's sheet and types their own id gets their own.
    expect(drawnOf(drawnOf(drawing(classic), "k9").document, "k12345").document).toEqual(one.document);
    expect(drawnOf(drawing(classic), "k12346").document.layers).not.toEqual(one.document.layers);
    expect(drawnOf(drawing(classic, { seed: 2 }), "k12345").document.layers).not.toEqual(one.document.layers);
    expect(one.document.drawn?.id).toBe("k12345");
    expect(read(JSON.parse(JSON.stringify(one.document)))).toEqual(one.document);
    expect(normalizedId("  Ａ b")).toBe("ab");
  });

  it("changes what is drawn alone, to numbers from their ranges", () => {
    const { document } = drawnOf(drawing(classic), "k1");
    const [weights] = numbers.filter(({ of }) => of === "W1").map(choicesOf);
    for (const value of document.layers[0].weights.flat()) expect(weights).toContain(value);
    expect(new Set(document.layers[0].weights.flat()).size).toBe(4);
    expect(document.layers.map(({ bias }) => bias)).toEqual(classic.layers.map(({ bias }) => bias));
    expect([0.5, 0.1]).toContain(document.optimizer.learningRate);
    expect(new Set(document.batch.targets[0])).toEqual(new Set([0.01, 0.99]));
    expect(document.names).toEqual(classic.names);
  });

  it("has pleasant numbers: no unit that is off, no tie, nothing saturated, right answers that differ", () => {
    const drawer = networkDrawer(small);
    const seen = new Set<string>();
    for (let k = 0; k < 12; k++) {
      const sheet = drawer.draw(`s${k}`);
      if ("fault" in sheet) throw new Error(sheet.fault);
      expect(brokenWords(sheet.broken), `s${k}`).toBe("");
      const formulas = createFormulas(runPass(sheet.document));
      const exact = (name: string) => formulas.exactOf(name) ?? Number.NaN;
      expect(exact("z1[1]"), `s${k}`).toBeGreaterThan(0.01);
      expect(Math.abs(exact("z2[1]")), `s${k}`).toBeLessThan(3.7);
      for (const name of workedOut(formulas)) expect(Math.abs(exact(name)), name).toBeGreaterThan(1e-4);
      // 0 would leave a term out.
      expect([...sheet.document.layers[0].weights[0], ...sheet.document.batch.inputs[0]]).not.toContain(0);
      seen.add(JSON.stringify(sheet.document.layers) + JSON.stringify(sheet.document.batch));
    }
    expect(seen.size).toBe(12);
  });

  it("can have units that are off, where that is asked for", () => {
    const drawer = networkDrawer({ ...small, drawn: { ...(small.drawn as DrawnNumbers), deadUnits: true } });
    const off = Array.from({ length: 8 }, (_, k) => drawer.draw(`s${k}`)).filter(
      (sheet) =>
        "document" in sheet && (createFormulas(runPass(sheet.document)).exactOf("z1[1]") ?? Number.NaN) < 0,
    );
    expect(off.length).toBeGreaterThan(0);
  });

  it("says what it can't keep, and where nothing fits", () => {
    const off = drawing({ ...small }, { numbers: [{ of: "b1[1]", values: [-9] }] });
    const { broken } = drawnOf(off, "k1");
    expect(isPleasant(broken)).toBe(false);
    expect(brokenWords(broken)).toMatch(/^1 unit is off for all examples/);
    const hinge = {
      ...small,
      loss: { type: "hinge", reduction: "sum" },
      batch: { inputs: [[1, 1]], targets: [[1]] },
    };
    expect(networkDrawer(drawing(hinge, { numbers: [{ of: "t", values: [0.5] }] })).draw("k1")).toEqual({
      fault: expect.stringMatching(/^none of the numbers/),
    });
    expect(createDrawer(classic, () => 0)).toEqual({
      fault: expect.stringMatching(/^every student has the same numbers/),
    });
  });
});

describe("what is drawn, in a document", () => {
  const faultsOf = (drawn: object) =>
    (readAnyDocument({ ...classic, version: 8, drawn }).faults ?? []).map(
      ({ path, message }) => `${path}: ${message}`,
    );
  it("is read, and refused with its path", () => {
    expect(faultsOf({ numbers, seed: 1, id: " k1 " })).toEqual([]);
    expect(faultsOf({ numbers: [], seed: 1 })).toEqual(["drawn.numbers: is empty: say what is drawn"]);
    expect(faultsOf({ numbers: [{ of: "z1", values: [1] }], seed: 1 })[0]).toMatch(
      /^drawn\.numbers\[0\]\.of: there is no z1 in this network that could be drawn/,
    );
    expect(faultsOf({ numbers: [numbers[1], { of: "W1[1,1]", values: [1] }], seed: 1 })).toEqual([
      "drawn.numbers[1].of: W1[1,1] is drawn twice: as W1 and as W1[1,1]",
    ]);
    expect(faultsOf({ numbers: [{ of: "x", from: 0, to: 1, step: 0 }], seed: 1 })).toEqual([
      "drawn.numbers[0].step: must be above 0, but is 0",
    ]);
    expect(faultsOf({ numbers: [{ of: "x", from: 1, to: 0, step: 1 }], seed: 1 })).toEqual([
      "drawn.numbers[0].to: is 0, which is less than from, 1",
    ]);
    const older = readAnyDocument({ ...classic, version: 7, drawn: { numbers, seed: 1 } });
    expect(older.faults?.[0].message).toBe("is a field of version 8, but this document says version 7");
  });

  it("has decimal steps", () => {
    expect(choicesOf({ of: "x", from: -0.2, to: 0.1, step: 0.1 })).toEqual([-0.2, -0.1, 0, 0.1]);
    expect(choicesOf({ of: "x", values: [1, 1, 2] })).toEqual([1, 2]);
  });
});

describe("a program's sheet", () => {
  const program = {
    ...programDocument("x = np.array([1., 2.])\nw = np.array([0.5, -0.25])\nk = 3\nL = np.tanh(w @ x) * k"),
    version: 8,
    drawn: {
      numbers: [
        { of: "w", from: -1, to: 1, step: 0.05 },
        { of: "k", values: [2, 3, 5] },
      ],
      seed: 1,
    },
  };
  it("has other numbers in its text", () => {
    const drawer = createDrawer(program, () => 0);
    if ("fault" in drawer) throw new Error(drawer.fault);
    const [one, again, other] = ["k1", "k1", "k2"].map((id) => drawer.draw(id));
    expect(one).toEqual(again);
    if (!("document" in one && "document" in other)) throw new Error("no sheet");
    const text = (one.document as typeof program).program;
    expect(text).toMatch(
      /^x = np\.array\(\[1\., 2\.\]\)\nw = np\.array\(\[-?[\d.]+, -?[\d.]+\]\)\nk = [235]\nL = /,
    );
    expect((other.document as typeof program).program).not.toBe(text);
    expect(brokenWords(one.broken)).toBe("");
  });

  it("says what the text doesn't have", () => {
    expect(
      createDrawer({ ...program, drawn: { numbers: [{ of: "v", values: [1, 2] }], seed: 1 } }, () => 0),
    ).toEqual({ fault: "the program writes out no number of v that could be drawn; it has x, w, k" });
  });
});

it("tells the drawn learning rate where the exercise tells its own", () => {
  const document = drawing(classic, { numbers: [{ of: "learningRate", values: [0.1, 0.2] }] });
  const { description, optimizer } = drawnOf(document, "k12345").document;
  expect(classic.description).toContain("learning rate 0.5.");
  expect(optimizer?.learningRate).toBeLessThan(0.5);
  expect(description).toBe(classic.description?.replace("0.5", String(optimizer?.learningRate)));
});
