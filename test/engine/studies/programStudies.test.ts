import { describe, expect, it } from "vitest";
import { programDocument } from "../../../src/engine/document/programDocument";
import { type ProgramPass, runProgramPass } from "../../../src/engine/pass/programPass";
import { finish } from "../../../src/engine/pass/work";
import { contourMap } from "../../../src/engine/studies/contourMap";
import { jacobianOf } from "../../../src/engine/studies/jacobian";
import { lossCurve } from "../../../src/engine/studies/lossCurve";
import golden from "../../golden/exercises.json";
import { numberOf } from "../../tolerance";

const source = `x = np.array([1.0, -2.0])
A = np.array([[2.0, 1.0], [0.5, 3.0]])
r = np.maximum(0, x)
f = x @ A @ x + r.sum()
`;

function passOf(document = programDocument(source)): ProgramPass {
  const ran = runProgramPass(document, () => 0);
  if ("fault" in ran) throw new Error(ran.fault.message);
  return ran.pass;
}

/** What the program gives with another number in its text. */
const worth = (x0: number, a01 = 1): number => {
  const text = source.replace("[1.0, -2.0]", `[${x0}, -2.0]`).replace("[2.0, 1.0]", `[2.0, ${a01}]`);
  const { plan, graph } = passOf(programDocument(text));
  return plan.values[graph.loss][0];
};

const numberNamed = (pass: ProgramPass, name: string) => {
  const quantity = pass.graph.parse(name);
  if (!quantity) throw new Error(`there is no ${name}`);
  return quantity.of;
};

describe("the curve along a number of a program", () => {
  const pass = passOf();
  const curve = finish(lossCurve(pass, numberNamed(pass, "x[0]")));

  it("is what the program gives with that number in its text", () => {
    expect(curve).toMatchObject({ parameter: "x[0]", value: 1 });
    for (const k of [0, 60, 120, 200, 240]) expect(curve.losses[k]).toBeCloseTo(worth(curve.at[k]), 10);
    expect(curve.loss).toBe(worth(1));
  });

  it("has the gradient as its slope, the kink where relu begins, and no update without an optimizer", () => {
    expect(curve.gradient).toBe(2 * 2 * 1 + (1 + 0.5) * -2 + 1);
    expect(curve.update).toBeUndefined();
    const wide = finish(lossCurve(pass, numberNamed(pass, "x[0]"), { window: [-1, 1.5] }));
    expect(wide.kinks).toHaveLength(1);
    expect(wide.kinks[0].at).toBeCloseTo(0, 1);
  });

  it("lands where the update of its optimizer does", () => {
    const document = {
      ...programDocument(source),
      parameters: ["x"],
      optimizer: { type: "sgd", learningRate: 0.1 },
    };
    const updated = passOf(document as ReturnType<typeof programDocument>);
    const { update, value, gradient } = finish(lossCurve(updated, numberNamed(updated, "x[0]")));
    expect(update?.value).toBeCloseTo(value - 0.1 * gradient, 14);
    expect(update?.alone.real).toBeCloseTo(worth(value - 0.1 * gradient) - worth(value), 12);
  });
});

it("the map over two numbers of a program is what it gives with both in its text", () => {
  const pass = passOf();
  const pair = [numberNamed(pass, "x[0]"), numberNamed(pass, "A[0,1]")] as const;
  const { losses, size, windows, path, point } = finish(contourMap(pass, pair));
  const middle = ([from, to]: readonly [number, number], cell: number) =>
    from + ((cell + 0.5) / size) * (to - from);
  for (const [row, column] of [
    [0, 0],
    [20, 40],
    [55, 3],
  ])
    expect(losses[row * size + column]).toBeCloseTo(
      worth(middle(windows[0], column), middle(windows[1], row)),
      9,
    );
  expect(point.at).toEqual([1, 1]);
  // Without an optimizer nothing moves.
  expect(path.all).toEqual([point]);
});

describe("the Jacobian", () => {
  const { results } = golden.exercises.find(({ id }) => id === "D-P3") as unknown as {
    results: { example1: { x: unknown[]; jacobian: unknown[][] } };
  };

  it("of softmax is the sheet's", () => {
    const { x, jacobian: wanted } = results.example1;
    const document = programDocument(`x = np.array([${x.join(", ")}]).astype(float)\ny = softmax(x)\n`);
    const found = jacobianOf(document, "y", "x", () => 0);
    if ("fault" in found) throw new Error(found.fault.message);
    const { of, by, entries } = found.jacobian;
    expect([of, by]).toEqual([
      ["y[0]", "y[1]", "y[2]"],
      ["x[0]", "x[1]", "x[2]"],
    ]);
    for (const [i, row] of wanted.entries())
      for (const [j, value] of row.entries()) expect(entries[i][j].value).toBeCloseTo(numberOf(value), 14);
    expect(entries[0][1].quantity).toBe("dy[0]/dx[1]");
  });

  it("of a matrix by a number has a column, and 0 where nothing depends", () => {
    const document = programDocument("a = 3.0\nb = 2.0\nM = np.array([[1.0, 2.0], [3.0, 4.0]]) * a\n");
    const by = (name: string) => {
      const found = jacobianOf(document, "M", name, () => 0);
      if ("fault" in found) throw new Error(found.fault.message);
      return found.jacobian.entries.map(([{ value }]) => value);
    };
    expect(by("a")).toEqual([1, 2, 3, 4]);
    expect(by("b")).toEqual([0, 0, 0, 0]);
  });

  it("says what there is none of", () => {
    const document = programDocument("x = np.ones(200)\ny = x * 2\n");
    const fault = (of: string, by: string) => {
      const found = jacobianOf(document, of, by, () => 0);
      return "fault" in found ? found.fault.message : undefined;
    };
    expect(fault("z", "x")).toBe("the program has no variable z");
    expect(fault("y", "x")).toMatch(/200 × 200 numbers/);
  });
});
