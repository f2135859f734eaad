import { describe, expect, it } from "vitest";
import { createProgramNotation } from "../../../src/engine/names/programNotation";
import { nameReader } from "../../../src/engine/program/graph/nameReader";

const tensors = (["W", "x[0] (line 2)", "L"] as const).map((base) => ({
  ref: { base, role: "value" as const },
}));
const parse = nameReader(tensors, "L");
const read = (name: string) => {
  const found = parse(name);
  if (!found) throw new Error(`${name} isn't read`);
  return found;
};

describe("places of a program's arrays", () => {
  const fromZero = createProgramNotation({}, parse);
  const fromOne = createProgramNotation({}, parse, 1);

  it("are counted from 0, as the code does, or from 1, in text and in LaTeX", () => {
    expect(fromZero.text(read("W[1,0]"))).toBe("W[1,0]");
    expect(fromOne.text(read("W[1,0]"))).toBe("W[2,1]");
    expect(fromOne.text(read("dL/dW[1,0]"))).toBe("∂L/∂W[2,1]");
    expect(fromOne.tex(read("W[1,0]"))).toContain("2,1");
    expect(fromZero.tex(read("W[1,0]"))).toContain("1,0");
  });

  it("are no others in what the program's own text says", () => {
    expect(fromOne.text(read("x[0] (line 2)"))).toBe("x[0] (line 2)");
  });

  it("leave display names as they are", () => {
    const named = createProgramNotation({ "W[1,0]": "w_5" }, parse, 1);
    expect(named.text(read("W[1,0]"))).toBe("w₅");
    expect(named.ascii(read("W[1,0]"))).toBe("w_5");
  });
});
