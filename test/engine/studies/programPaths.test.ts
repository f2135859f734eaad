import { describe, expect, it } from "vitest";
import { programDocument } from "../../../src/engine/document/programDocument";
import { elementOf } from "../../../src/engine/pass/plans/elementOf";
import { type ProgramPass, runProgramPass } from "../../../src/engine/pass/programs/programPass";
import { startingSlots } from "../../../src/engine/pass/slot";
import { programPathsOf } from "../../../src/engine/studies/programPaths";
import golden from "../../golden/programs.json";
import { sample } from "../../sample";
import { close } from "../../tolerance";

function passOf(source: string, of?: string): ProgramPass {
  const ran = runProgramPass(programDocument(source, of), () => 0);
  if ("fault" in ran) throw new Error(ran.fault.message);
  return ran.pass;
}

const pathsOf = (pass: ProgramPass, name: string, most?: number) => {
  const quantity = pass.graph.parse(name);
  if (!quantity) throw new Error(`there is no ${name}`);
  return programPathsOf(pass, quantity.of, most);
};

describe("the paths of a program's number", () => {
  it("are one for each way to the end, each a product of local derivatives", () => {
    const pass = passOf("x = 2.0\ny = x * x + 3 * x\nL = y ** 2\n");
    const { total, count, listed, rest } = pathsOf(pass, "x");
    // dL/dy = 2 · 10; dy/dx = x + x + 3 by three ways.
    expect([total, count, rest]).toEqual([140, 3, 0]);
    expect(listed.map(({ value }) => value)).toEqual([60, 40, 40]);
    for (const { factors, value } of listed)
      expect(factors.reduce((product, factor) => product * factor.value, 1)).toBe(value);
  });

  it("that aren't listed count in the rest", () => {
    const pass = passOf("x = 2.0\ny = x * x + 3 * x\nL = y ** 2\n");
    const { listed, count, rest } = pathsOf(pass, "x", 1);
    expect([listed.length, count, rest]).toEqual([1, 3, 80]);
  });

  it("end where nothing passes", () => {
    const pass = passOf("x = np.array([-1.0, 2.0])\nL = np.sum(np.maximum(0, x) ** 2)\n");
    expect(pathsOf(pass, "x[0]")).toMatchObject({ total: 0, count: 0, listed: [] });
    expect(pathsOf(pass, "x[1]")).toMatchObject({ total: 4, count: 1 });
  });

  it.each(sample(golden.programs, 3).map(({ id, source, of }) => [id, source, of] as const))(
    "add up to its gradient: %s",
    (_id, source, of) => {
      const pass = passOf(source, of);
      for (const { tensor, k } of startingSlots(pass.plan).slice(0, 12)) {
        const { total, count, listed, rest } = programPathsOf(pass, elementOf(pass.plan, tensor, k), 5000);
        if (count > 5000) continue;
        const sum = listed.reduce((all, { value }) => all + value, 0);
        const scale = listed.reduce((all, { value }) => all + Math.abs(value), 1);
        expect(close(sum, total, 1e-9, 1e-11 * scale)).toBe(true);
        expect(rest).toBe(0);
      }
    },
  );
});
