import { describe, expect, it } from "vitest";
import { programDocument } from "../../../src/engine/document/programDocument";
import { nameOf } from "../../../src/engine/names/canonicalName";
import type { Plain } from "../../../src/engine/names/tensorRef";
import { type ProgramPass, runProgramPass } from "../../../src/engine/pass/programs/programPass";
import { startingSlots } from "../../../src/engine/pass/slot";
import { finish } from "../../../src/engine/pass/work";
import { createTrace } from "../../../src/engine/steps/trace";
import { checkingPlan } from "../../../src/engine/studies/check";
import { contourMap } from "../../../src/engine/studies/contourMap";
import { jacobianOf } from "../../../src/engine/studies/jacobian";
import { lossCurve } from "../../../src/engine/studies/lossCurve";
import { close } from "../../tolerance";

const now = () => 0;

function passOf(source: string, of?: string, more: object = {}): ProgramPass {
  const run = runProgramPass({ ...programDocument(source, of), ...more }, now);
  if ("fault" in run) throw new Error(run.fault.message);
  return run.pass;
}

const plainOf = (pass: ProgramPass, name: string): Plain => {
  const quantity = pass.graph.parse(name);
  if (quantity?.kind !== "plain") throw new Error(name);
  return quantity.of;
};

const bowl = "w = np.array([3.0, -1.0])\nL = w[0] ** 2 + 2 * w[1] ** 2\n";

describe("the check of a program", () => {
  it("agrees with differences, and names a kink that lies between", () => {
    const { plan } = passOf("x = np.array([1e-9, 2.0])\nL = np.sum(np.abs(x) * x[1])\n");
    const { entries } = finish(checkingPlan(plan, startingSlots(plan), "central", 1e-5));
    expect(entries.map(({ quantity, kinks }) => [quantity, kinks])).toEqual([
      ["dL/dx[0]", ["x[0]"]],
      ["dL/dx[1]", ["x[0]"].slice(1)],
    ]);
    expect(entries[1].relative).toBeLessThan(1e-8);
  });
});

describe("the curve along a number of a program", () => {
  it("is the loss with that number elsewhere, and the tangent is its gradient", () => {
    const pass = passOf(bowl);
    const { at, losses, gradient, loss, update } = finish(lossCurve(pass, plainOf(pass, "w[0]")));
    expect([loss, gradient]).toEqual([11, 6]);
    at.forEach((x, k) => {
      expect(close(losses[k], x * x + 2, 1e-12)).toBe(true);
    });
    // Without an optimizer nothing moves it.
    expect(update).toBeUndefined();
  });

  it("knows the update of a parameter", () => {
    const pass = passOf(bowl, undefined, {
      parameters: ["w"],
      optimizer: { type: "sgd", learningRate: 0.1 },
    });
    const { update } = finish(lossCurve(pass, plainOf(pass, "w[0]")));
    expect(update?.value).toBeCloseTo(3 - 0.1 * 6, 12);
    expect(update?.all.real).toBeCloseTo(2.4 ** 2 + 2 * 0.6 ** 2 - 11, 12);
  });
});

describe("the map over two numbers of a program", () => {
  it("holds the loss of both, and where the updates go", () => {
    const pass = passOf(bowl, undefined, {
      parameters: ["w"],
      optimizer: { type: "sgd", learningRate: 0.1 },
    });
    const pair = [plainOf(pass, "w[0]"), plainOf(pass, "w[1]")] as const;
    const map = finish(contourMap(pass, pair, { updates: 3 }));
    const [[left, right], [low, high]] = map.windows;
    const middle = (from: number, to: number, cell: number) => from + ((cell + 0.5) / map.size) * (to - from);
    for (const [row, column] of [
      [0, 0],
      [5, 40],
      [55, 55],
    ]) {
      const [x, y] = [middle(left, right, column), middle(low, high, row)];
      expect(close(map.losses[row * map.size + column], x * x + 2 * y * y, 1e-9)).toBe(true);
    }
    expect(map.path.all.map(({ at }) => at[0])).toEqual(
      [3, 2.4, 1.92, 1.536].map((x) => expect.closeTo(x, 12)),
    );
  });
});

describe("the Jacobian of an array of a program", () => {
  const softmax = "z = np.array([0.5, -1.0, 2.0])\ne = np.exp(z)\np = e / np.sum(e)\n";

  it("of softmax is diag(p) - p pᵀ", () => {
    const found = jacobianOf(programDocument(softmax), "p", "z", now);
    if ("fault" in found) throw new Error(found.fault.message);
    const { values, rows, columns } = found.jacobian;
    const e = [0.5, -1, 2].map(Math.exp);
    const p = e.map((x) => x / e.reduce((a, b) => a + b));
    expect([rows, columns]).toEqual([[3], [3]]);
    values.forEach((row, i) => {
      row.forEach((value, j) => {
        expect(close(value, (i === j ? p[i] : 0) - p[i] * p[j], 1e-12, 1e-15)).toBe(true);
      });
    });
  });

  it("has a step for each of its entries", () => {
    const found = jacobianOf(programDocument(softmax), "p", "z", now);
    if ("fault" in found) throw new Error(found.fault.message);
    const { values, rowNames } = found.jacobian;
    rowNames.forEach((of, i) => {
      const pass = passOf(softmax, of);
      const trace = createTrace(pass);
      values[i].forEach((value, j) => {
        const step = trace.at(trace.find(`d${of}/dz[${j}]`) as number);
        expect(nameOf(step.quantity)).toBe(`d${of}/dz[${j}]`);
        expect(close(step.value as number, value, 1e-12, 1e-15)).toBe(true);
      });
    });
  });

  it.each([
    ["p", "q", /^p doesn't depend on q/],
    ["q", "z", /no number q/],
  ])("of %s by %s is refused", (of, by, sentence) => {
    expect(jacobianOf(programDocument(softmax), of, by, now)).toMatchObject({
      fault: { message: expect.stringMatching(sentence) },
    });
  });
});
