import { describe, expect, it } from "vitest";
import { programDocument } from "../../../../src/engine/document/programDocument";
import { operations } from "../../../../src/engine/ops/operations";
import { runProgramPass } from "../../../../src/engine/pass/programs/programPass";
import { numpyOfProgram } from "../../../../src/export/python/program/numpy";
import { pytorchOfProgram } from "../../../../src/export/python/program/pytorch";
import { tooMany } from "../../../../src/export/python/program/recordedProgram";
import { operationCode } from "../../../../src/export/python/words";
import { sample } from "../../../sample";
import { passesOf, programDocuments } from "../../programDocuments";
import { pythonHas, runPython } from "../python";
import { everyOperation } from "./everyOperation";

const passOf = (program: string, of?: string) => {
  const ran = runProgramPass(programDocument(program, of), () => 0);
  if ("fault" in ran) throw new Error(`line ${ran.fault.line}: ${ran.fault.message}`);
  return ran.pass;
};

const passes = [
  ...Object.entries(everyOperation).map(
    ([name, text]) => [`every operation of ${name}`, passOf(text)] as const,
  ),
  ...passesOf(sample(await programDocuments(), 6)).filter(([, pass]) => tooMany(pass) === undefined),
];

it("each operation of programs says how Python writes it, and is tried", () => {
  const ids = operations.map(({ id }) => id);
  expect(Object.keys(operationCode).sort()).toEqual([...ids].sort());
  const tried = new Set(passes.flatMap(([, { graph }]) => graph.nodes.map(({ op }) => op.id)));
  expect(ids.filter((id) => !tried.has(id))).toEqual([]);
});

const kinds = [
  { package: "numpy", write: numpyOfProgram, gradient: "dx =" },
  { package: "torch", write: pytorchOfProgram, gradient: "x.grad =" },
];

describe.each(kinds)("a program written out for $package", ({ package: name, write, gradient }) => {
  it("keeps its names, and doesn't take those that it needs itself", () => {
    const text = write(
      passOf("fit = 1.0\nupdate = np.array([2.0, -1.0])\ncheck = update * fit\nL = check.sum()\n"),
    );
    expect(text).toContain("update_ = ");
    expect(text).toContain("check_ = ");
  });

  const missing = pythonHas(name) ? "" : `: skipped, there is no Python with ${name} here`;
  it.skipIf(missing)(
    `runs as it is and finds the page's numbers, for ${passes.length} programs${missing}`,
    { timeout: 300_000 },
    () => {
      const results = runPython(passes.map(([, pass]) => write(pass)));
      const faults = results.flatMap(({ fault, printed }, k) =>
        fault || !printed.includes("Every number") ? [`${passes[k][0]}: ${fault ?? printed}`] : [],
      );
      expect(faults).toEqual([]);
      expect(results).toHaveLength(passes.length);
    },
  );

  it.skipIf(missing)(`a copy has its own gradient${missing}`, () => {
    const program = "x = np.array([1.0, -2.0])\ny = np.copy(x)\nL = np.sum(y ** 2) + np.sum(x)\n";
    const [result] = runPython([write(passOf(program))]);
    expect(result.fault).toBeNull();
    expect(result.printed).toContain("Every number");
  });

  it.skipIf(missing)(`prints the gradients, and stops where a number is another${missing}`, () => {
    const text = write(passOf("x = np.array([1.0, -2.0])\nL = (x ** 2).sum()\n"));
    const [right, wrong] = runPython([text, text.replace('check("L", L, 5.0)', 'check("L", L, 5.1)')]);
    expect(right.fault).toBeNull();
    expect(right.printed).toMatch(/^L = 5\.0\n/);
    expect(right.printed).toContain(gradient);
    expect(right.printed).toMatch(/2\.,? +-4\./);
    expect(wrong.fault).toMatch(/AssertionError/);
  });
});
