import { expect, test } from "vitest";
import { activations } from "../../../src/engine/activations";
import type { ScalarFunction } from "../../../src/engine/math/expressions/expression";
import { visit } from "../../../src/engine/math/expressions/parts";
import { texToText } from "../../../src/engine/math/expressions/texToText";
import { texNumber } from "../../../src/engine/math/format";
import { settingsOf } from "../../../src/engine/math/parameter";
import power from "../../../src/engine/ops/elementwise/powers/power";
import type { Op } from "../../../src/engine/ops/op";
import { operations } from "../../../src/engine/ops/operations";
import transpose from "../../../src/engine/ops/shapes/transpose";
import { evaluateLatex, type Matrix, matrixOf } from "../../latex";
import { forward, settingOf, sourceOf } from "../opSetting";

const exampleOps = (id: string): Op[] =>
  operations.filter((one) => one.id === id).flatMap(({ examples }) => examples.map(({ op }) => op));

test.each(["power", "clip"])("the rule for whole arrays says what %s was given", (id) => {
  for (const op of exampleOps(id))
    for (const value of Object.values(op.made ?? {}))
      expect(op.tex.forward).toMatch(
        new RegExp(`[(,] ?${texNumber(value as number).replaceAll("\\", "\\\\")}[,)]`),
      );
});

test.each([
  ...[0, 1, 2, 3, -1, 0.5].map((exponent) => ({ op: power.create(exponent) })),
  ...exampleOps("clip").map((op) => ({ op })),
])("the slope $op.tex.gradients.0 of a whole array is written out, and gives its numbers", ({ op }) => {
  const [gradient] = op.tex.gradients;
  expect(gradient).not.toContain("'");
  const Z = Float64Array.of(0.3, 1.2, 2.5, 0.7, 0.4, 1.9);
  const shapes = [[3, 2]];
  const { output, scratch } = forward(op, [Z], shapes);
  const [dZ, G] = [new Float64Array(Z.length), output.map((_, k) => 0.7 + k)];
  op.vjp([Z], output, G, [dZ], shapes, scratch);
  const asMatrix = (values: Float64Array) => matrixOf({ shape: [3, 2], value: (k) => values[k] });
  const meaning = {
    letters: { Z: asMatrix(Z), G: asMatrix(G) },
    functions: { power: (of: Matrix, by: number) => of.map((row) => row.map((z) => z ** by)) },
  };
  // Two conditions in one pair of brackets are two factors.
  const got = evaluateLatex(
    gradient.replace(/\[(.+) \\le Z \\le (.+)\]/, "[$1 \\le Z] \\odot [Z \\le $2]"),
    meaning,
  ).flat();
  for (const [k, value] of dZ.entries()) expect(got[k]).toBeCloseTo(value, 12);
});

/** One number of all of an array, as NumPy's reductions without an axis. */
const ofAll = ["sum", "mean", "var", "std", "max", "min", "norm", "logSumExp"].flatMap((id) =>
  exampleOps(id)
    .filter(({ made }) => !(made?.axes as readonly number[] | undefined)?.length)
    .map((op) => ({ id, op })),
);

test.each([
  ...ofAll,
  ...["var", "std"].map((id) => {
    const { create } = operations.find((one) => one.id === id) as unknown as {
      create(along: object, ddof: number): Op;
    };
    return { id: `${id}, ddof = 1`, op: create({ keepdims: false }, 1) };
  }),
])(
  "the rule of $id for a whole array gives its numbers, where some are equal and where all are 0 too",
  ({ op }) => {
    for (const numbers of [
      [0.3, -1.2, 2.5, 0.7, -0.4, 1.9],
      [2, -1, 2, 0.5, -1, 2],
      ...(op.id === "std" ? [] : [[0, 0, 0, 0, 0, 0]]),
    ]) {
      const A = Float64Array.from(numbers);
      const shapes = [[3, 2]];
      const { output, scratch } = forward(op, [A], shapes);
      const gradient = new Float64Array(A.length);
      op.vjp([A], output, Float64Array.of(0.7), [gradient], shapes, scratch);
      const asMatrix = (values: Float64Array) => matrixOf({ shape: [3, 2], value: (k) => values[k] });
      const meaning = {
        letters: { A: asMatrix(A), Y: output[0], G: 0.7, n: A.length },
        functions: { mean: (of: Matrix) => [[of.flat().reduce((sum, x) => sum + x, 0) / of.flat().length]] },
      };
      expect(evaluateLatex(op.tex.forward, meaning)[0][0]).toBeCloseTo(output[0], 12);
      const got = evaluateLatex(op.tex.gradients[0], meaning).flat();
      for (const [k, value] of gradient.entries()) expect(got[k] ?? got[0]).toBeCloseTo(value, 12);
    }
  },
);

test("the rules of a power for whole arrays give its numbers where the base or the exponent is 0, too", () => {
  const [op] = exampleOps("raise");
  const A = Float64Array.of(0, 0, 0, 2, 0, 1.5);
  const B = Float64Array.of(3, 0, 1, 0, 0.5, -2);
  const shapes = [
    [3, 2],
    [3, 2],
  ];
  const { output, scratch } = forward(op, [A, B], shapes);
  const gradients = [new Float64Array(A.length), new Float64Array(B.length)];
  const G = output.map(() => 0.7);
  op.vjp([A, B], output, G, gradients, shapes, scratch);
  const asMatrix = (values: Float64Array) => matrixOf({ shape: [3, 2], value: (k) => values[k] });
  const letters = { A: asMatrix(A), B: asMatrix(B), Y: asMatrix(output), G: asMatrix(G) };
  for (const [input, gradient] of gradients.entries())
    expect(evaluateLatex(op.tex.gradients[input], { letters }).flat()).toEqual([...gradient]);
});

test("only a matrix is printed as transposed; other orders of axes are named, also those back", () => {
  const rules = (order: readonly number[]) => {
    const { tex } = transpose.create(order);
    return [tex.forward, ...tex.gradients];
  };
  expect(rules([1, 0])).toEqual(["A^{\\top}", "G^{\\top}"]);
  expect(rules([2, 0, 1])).toEqual([
    "\\operatorname{transpose}(A, (2, 0, 1))",
    "\\operatorname{transpose}(G, (1, 2, 0))",
  ]);
  expect(rules([0, 1])).toEqual(["A", "G"]);
});

/** Commands whose name is what they are called. */
const spoken = /^(?:ln|sin|cos|tan|tanh|arcsin|arccos|arctan|det|max|min)$/;

const ops = [
  ...activations.map(({ parameters, create }) => ({ op: create(settingsOf(parameters)), range: undefined })),
  ...operations.flatMap(({ examples }) => examples),
];

/** The functions in which an operation and its gradients are written out, each once. */
const functions = [
  ...new Map(
    ops
      .flatMap(({ op, range }) => {
        const { shapes, sources, inputs } = settingOf(op, 3, undefined, range);
        const { output } = forward(op, inputs, shapes);
        const outputShape = op.shape(shapes);
        const Y = sourceOf("y", output, outputShape);
        const first = (shape: readonly number[]) => shape.map(() => 0);
        const expressions = [op.expression(sources, first(outputShape), shapes)];
        // What is defined by an equation has its gradients from another.
        if (!op.adjoint)
          for (const input of shapes.keys())
            expressions.push(op.gradient(sources, Y, Y, input, first(shapes[input]), shapes));
        const found: ScalarFunction[] = [];
        for (const expression of expressions)
          visit(expression, (part) => {
            if (part.kind === "call") found.push(part.function);
          });
        return found;
      })
      .map((f) => [`${f.id}: ${f.tex}`, f] as const),
  ).values(),
];

test("as a line of text no rule has the name of a LaTeX command in it", () => {
  const rules = [
    ...ops.flatMap(({ op: { tex } }) => [tex.forward, ...tex.gradients]),
    ...functions.map(({ tex }) => tex),
  ];
  for (const rule of rules) {
    const commands = Array.from(rule.matchAll(/\\([A-Za-z]+)/g), ([, name]) => name);
    const words = texToText(rule).match(/[A-Za-z]+/g) ?? [];
    expect(
      words.filter((word) => commands.includes(word) && !spoken.test(word)),
      rule,
    ).toEqual([]);
  }
});

/** What is left of a text when its parts are written as JavaScript has them; nothing where it has others. */
function asCode(text: string): string | undefined {
  const code = text
    .replace(/√/g, "Math.sqrt")
    .replace(/\b(ln|sin|cos)\b/g, (name) => `Math.${name === "ln" ? "log" : name}`)
    .replace(/\be\^/g, "Math.E^")
    .replace(/π/g, "Math.PI")
    .replace(/·/g, "*")
    .replace(/²/g, "**2")
    .replace(/\^/g, "**");
  return /^(?:Math\.\w+|\b[a-z]\b|[\d.]+|[-+*/() ])+$/.test(code) ? code : undefined;
}

test("as a line of text a function's rule gives its numbers", () => {
  let checked = 0;
  for (const f of functions) {
    const code = asCode(texToText(f.tex));
    // Settings are letters, too, and have their own numbers.
    if (code === undefined || f.letters.length !== 1) continue;
    checked += 1;
    for (const at of [0.3, 0.8]) {
      const given = f.letters.map((_, k) => at + 0.05 * k);
      const value = new Function(...f.letters, `return ${code}`)(...given) as number;
      expect(value, `${texToText(f.tex)} at ${given}`).toBeCloseTo(f.evaluate(...given), 12);
    }
  }
  expect(checked).toBeGreaterThan(40);
});

const broadcasting = [...new Set(operations.flatMap(({ examples }) => examples.map(({ op }) => op)))].flatMap(
  (op) => (op.broadcasts ? op.tex.gradients.map((tex, input) => ({ id: op.id, op, input, tex })) : []),
);

test.each(broadcasting)(
  "what $id repeats adds up: all of a rule of input $input, $tex",
  ({ op, input, tex }) => {
    expect(op.broadcasts?.summedTex(input)).toBe(tex === "G" ? `\\sum ${tex}` : `\\sum (${tex})`);
  },
);
