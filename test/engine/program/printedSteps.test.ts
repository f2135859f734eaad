import { describe, expect, it } from "vitest";
import { programDocument } from "../../../src/engine/document/programDocument";
import { texNumbers } from "../../../src/engine/explain/formula/formulaStyles";
import { visit } from "../../../src/engine/math/expressions/parts";
import { print } from "../../../src/engine/math/expressions/print";
import { nameOf } from "../../../src/engine/names/canonicalName";
import { runProgramPass } from "../../../src/engine/pass/programs/programPass";
import { createTrace } from "../../../src/engine/steps/trace";
import golden from "../../golden/programs.json";
import { evaluateLatex } from "../../latex";
import { close } from "../../tolerance";

describe.each(golden.programs)("the formulas of $id", ({ source, of }) => {
  it("are worth their values as they are printed, with the numbers put in", () => {
    const run = runProgramPass(programDocument(source, of), () => 0);
    if ("fault" in run) throw new Error(run.fault.message);
    const trace = createTrace(run.pass);
    const every = Math.ceil(trace.count / 80);
    const wrong: string[] = [];
    for (let index = 0; index < trace.count; index += every) {
      const { expression, value, quantity } = trace.at(index);
      if (!expression) continue;
      let isWhole = false;
      visit(expression, (part) => {
        // What an equation or all numbers of a matrix define has no formula in its numbers.
        if (part.kind === "call" && part.function.letters.length === 0) isWhole = true;
      });
      if (isWhole) continue;
      const tex = print(
        expression,
        texNumbers((_name, number) => number),
      );
      try {
        const worth = evaluateLatex(tex, {}).flat()[0];
        // Numbers are printed with six digits.
        if (!close(worth, value as number, 2e-4, 2e-4))
          wrong.push(`${nameOf(quantity)}: ${tex} is ${worth}, not ${value}`);
      } catch (error) {
        wrong.push(`${nameOf(quantity)}: ${tex}: ${String(error)}`);
      }
    }
    expect(wrong).toEqual([]);
  });
});
