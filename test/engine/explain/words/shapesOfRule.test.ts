import { describe, expect, it } from "vitest";
import { programDocument } from "../../../../src/engine/document/programDocument";
import { explainStep } from "../../../../src/engine/explain/explainStep";
import { nameOf } from "../../../../src/engine/names/canonicalName";
import { usualPresentation } from "../../../../src/engine/names/presentation";
import { createProgramNotation } from "../../../../src/engine/names/programNotation";
import { operations } from "../../../../src/engine/ops/operations";
import { runProgramPass } from "../../../../src/engine/pass/programs/programPass";
import { createTrace } from "../../../../src/engine/steps/trace";

/** The shapes that a program's steps say, by what they compute. */
function shapesIn(program: string): Record<string, string | undefined> {
  const ran = runProgramPass(programDocument(program), () => 0);
  if ("fault" in ran) throw new Error(ran.fault.message);
  const { pass } = ran;
  const trace = createTrace(pass, "layer");
  const notation = createProgramNotation({}, pass.graph.parse);
  const steps = Array.from({ length: trace.count }, (_, k) => trace.at(k));
  return Object.fromEntries(
    steps.map((step) => [
      nameOf(step.group.wholes[0].quantity),
      explainStep(step, pass, notation, usualPresentation).shapes,
    ]),
  );
}

describe("the shapes of a rule", () => {
  const start = "X = np.ones((2, 3))\nW = np.ones((3, 4))\na = np.ones(3)\nb = np.ones(4)\n";

  it("of a matrix product are those of its factors, turned as the rule turns them", () => {
    expect(shapesIn(`${start}Y = X @ W\nL = np.sum(Y)\n`)).toMatchObject({
      Y: "(2, 4) = (2, 3) @ (3, 4)",
      "dL/dX": "(2, 3) = (2, 4) @ (4, 3)",
      "dL/dW": "(3, 4) = (3, 2) @ (2, 4)",
    });
  });

  it("of two vectors that make a matrix are a column and a row", () => {
    expect(shapesIn(`${start}Y = np.outer(a, b)\nL = np.sum(Y)\n`)).toMatchObject({
      Y: "(3, 4) = (3, 1) @ (1, 4)",
      "dL/da": "(3,) = (3, 4) @ (4,)",
      "dL/db": "(4,) = (4, 3) @ (3,)",
    });
    expect(shapesIn(`${start}y = X @ a\nL = np.sum(y)\n`)).toMatchObject({
      y: "(2,) = (2, 3) @ (3,)",
      "dL/dX": "(2, 3) = (2, 1) @ (1, 3)",
      "dL/da": "(3,) = (3, 2) @ (2,)",
    });
  });

  it("of two vectors that make a number are theirs, and of its gradients a number times a vector", () => {
    expect(shapesIn(`${start}y = a @ a\nL = y ** 2\n`)).toMatchObject({ y: "() = (3,) @ (3,)" });
    expect(shapesIn(`${start}c = np.ones(3)\ny = a @ c\nL = y ** 2\n`)).toMatchObject({
      "dL/da": "(3,) = () · (3,)",
    });
  });
});

it("an operation whose rule is nothing but two arrays beside each other says that it multiplies them", () => {
  for (const { op } of operations.flatMap(({ examples }) => examples)) {
    const { products } = op;
    const letters = [...op.inputs, "Y", "G"];
    const said = products && [products.forward, ...products.gradients];
    [op.tex.forward, ...op.tex.gradients].forEach((tex, k) => {
      const factors = tex.split(" ").map((factor) => {
        const letter = factor.replace("^{\\top}", "");
        return { letter, isTurned: letter !== factor };
      });
      const multiplies = factors.length === 2 && factors.every(({ letter }) => letters.includes(letter));
      expect(said?.[k], `${op.id}: ${tex}`).toEqual(multiplies ? factors : undefined);
    });
  }
});
