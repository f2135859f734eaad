import { describe, expect, it } from "vitest";
import { literalsOf, withLiteral } from "../../../../src/engine/program/literals/literals";
import { parseProgram } from "../../../../src/engine/program/parse/parse";
import { runProgram } from "../../../../src/engine/program/run/runProgram";

const literals = (source: string) => literalsOf(parseProgram(source));
const texts = (source: string) => literals(source).map(({ from, to }) => source.slice(from, to));

describe("numbers that can be changed where they stand", () => {
  it.each([
    ["W = np.array([[0.8, -0.5], [1., 2]])", ["0.8", "-0.5", "1.", "2"]],
    ["w = torch.tensor(-.5, requires_grad=True)", ["-.5"]],
    ["W = np.array([1, 2, 3, 4]).reshape(2, 2).T", ["1", "2", "3", "4"]],
    ["x, y = 1, -2.5e-3", ["1", "-2.5e-3"]],
    ['p = {"W1": np.array([1.0]), "b1": [0]}', ["1.0", "0"]],
    ["L = 0.5 * np.sum((y - t) ** 2) / 4", ["0.5", "4"]],
    ["q = (-0.5) ** 2", ["-0.5", "2"]],
    ["q = -0.5 ** 2", ["0.5", "2"]],
    ["y = np.sum(x, axis=1)", []],
    ["y = x[0]", []],
    ["def f():\n    a = 1.0\n    return a", []],
    ["for i in range(3):\n    a = 1.0", []],
    ["s = [k * 2 for k in x]", []],
    ['n = "0.5"  # 3', []],
  ])("%s", (source, expected) => {
    expect(texts(source)).toEqual(expected);
  });
});

describe("another number in the place of a literal", () => {
  const changed = (source: string, k: number, value: number) =>
    withLiteral(source, literals(source)[k], value);

  it.each([
    ["x = np.array([1., -2.])", 1, 3, "x = np.array([1., 3.])"],
    ["x = [0.5]", 0, 2, "x = [2.0]"],
    ["x = [0.5]", 0, 1e-7, "x = [1e-7]"],
    ["n = [3, 4]", 0, 2.6, "n = [3, 4]"],
    ["n = [3, 4]", 1, -1.2, "n = [3, -1]"],
    ["n = 3", 0, 1e21, "n = 1000000000000000000000"],
    ["n = 3", 0, -0.2, "n = 0"],
    ["q = 0.5 ** 2", 0, -0.5, "q = (-0.5) ** 2"],
    ["q = (-0.5) ** 2", 0, 0.25, "q = (0.25) ** 2"],
    ["q = (0.25) ** 2", 0, -0.25, "q = (-0.25) ** 2"],
    ["q = -0.5 ** 2", 0, -0.5, "q = -(-0.5) ** 2"],
    ["q = a -0.5", 0, -1, "q = a --1.0"],
    ["q = +0.5", 0, -1, "q = -1.0"],
  ])("%s, number %i as %d", (source, k, value, expected) => {
    expect(changed(source, k, value)).toBe(expected);
  });

  it("is the number that the program then reads, and the others stay", () => {
    const source = "a = 2.0\nA = np.array([[0.5 ** 2, -1.5], [a - 0.25, 7.]])\nb = -0.5 ** 2 + 3 * 0.75\n";
    const before = literals(source).map(({ value }) => value);
    for (const [k, { isInteger }] of literals(source).entries()) {
      for (const value of [-3.5, 0.125, 12, 1e-9]) {
        const text = changed(source, k, value);
        const want = before.map((old, index) =>
          index === k ? (isInteger ? Math.round(value) + 0 : value) : old,
        );
        expect(literals(text).map((literal) => literal.value)).toEqual(want);
        expect(runProgram(text, () => 0).fault).toBeUndefined();
      }
    }
  });
});
