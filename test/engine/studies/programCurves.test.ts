import { expect, it } from "vitest";
import { programDocument } from "../../../src/engine/document/programDocument";
import { runProgramPass } from "../../../src/engine/pass/programs/programPass";
import { finish } from "../../../src/engine/pass/work";
import { programCurves } from "../../../src/engine/studies/programCurves";
import { close } from "../../tolerance";

const now = () => 0;

function curvesOf(source: string, along: string, draw: readonly string[], options = {}) {
  const run = runProgramPass(programDocument(source), now);
  if ("fault" in run) throw new Error(run.fault.message);
  return finish(programCurves(run.pass, along, draw, now, options));
}

it("several quantities along one number, each with its derivative", () => {
  const { at, value, curves } = curvesOf("x = 3.0\ny = x ** 2\nz = np.sin(x)\nf = y + z\n", "x", [
    "y",
    "z",
    "df/dx",
  ]);
  const [y, z, slope] = curves;
  expect([value, y.value, y.slope]).toEqual([3, 9, 6]);
  at.forEach((x, k) => {
    expect(close(y.values[k], x * x, 1e-12)).toBe(true);
    expect(close(y.slopes?.[k] ?? Number.NaN, 2 * x, 1e-12)).toBe(true);
    expect(close(z.slopes?.[k] ?? Number.NaN, Math.cos(x), 1e-12)).toBe(true);
    expect(close(slope.values[k], 2 * x + Math.cos(x), 1e-12)).toBe(true);
  });
  // The way back of a gradient isn't known.
  expect(slope.slope).toBeUndefined();
});

it("the program runs again at each point: a mask and a branch are as they are there", () => {
  const source =
    "x = np.array([1.0, -2.0])\nh = x.copy()\nh[h < 0] = 0\nf = np.sum(h)\nif f > 2:\n    f = f * 10\n";
  const { at, curves } = curvesOf(source, "x[0]", ["f"], { window: [-3, 3], points: 13 });
  const expected = (x: number) => (x > 2 ? 10 * x : Math.max(0, x));
  expect([...curves[0].values]).toEqual([...at].map(expected));
});

it("both sides of an identity, of which one fails where the matrix isn't symmetric", () => {
  const source = `x = np.array([1.0, -2.0])
A = np.array([[2.0, 1.0], [1.0, 3.0]])
f = x @ A @ x
right = (A + A.T) @ x
wrong = 2 * A @ x
`;
  const { at, curves } = curvesOf(source, "A[0,1]", ["df/dx[0]", "right[0]", "wrong[0]"], { points: 9 });
  const [gradient, right, wrong] = curves.map(({ values }) => values);
  at.forEach((a, k) => {
    expect(close(gradient[k], right[k], 1e-12)).toBe(true);
    expect(close(wrong[k] - right[k], -2 * (a - 1), 1e-9, 1e-12)).toBe(true);
  });
});

it("a whole number takes whole numbers, and where the program stops is said", () => {
  const { at, curves, stops, isInteger } = curvesOf(
    "n = 3\nv = np.arange(4) * 1.0\ny = v[n] * 2\n",
    "n",
    ["y"],
    {
      window: [0, 6],
    },
  );
  expect(isInteger).toBe(true);
  expect([...at]).toEqual([0, 1, 2, 3, 4, 5, 6]);
  expect([...curves[0].values]).toEqual([0, 2, 4, 6, Number.NaN, Number.NaN, Number.NaN]);
  expect(stops).toMatchObject([{ window: [4, 6] }]);
});

it.each([
  ["1e-7", [-1e-7, 3e-7]],
  ["-3e-5", [-1.3e-4, 7e-5]],
  ["0.0", [-0.5, 0.5]],
  ["0.2", [-0.3, 0.7]],
])("along %s the window is of the number's size, along 0 the usual one", (written, [from, to]) => {
  const { window } = curvesOf(`x = ${written}\nf = x * x\n`, "x", ["f"]);
  expect(window[0]).toBeCloseTo(from, 12);
  expect(window[1]).toBeCloseTo(to, 12);
});
