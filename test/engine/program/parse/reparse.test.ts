import { expect, it } from "vitest";
import { parseProgram } from "../../../../src/engine/program/parse/parse";
import { createProgramReader } from "../../../../src/engine/program/parse/reparse";

/** Statements without their places. */
const bare = (program: unknown) =>
  JSON.parse(
    JSON.stringify(program, (key, value: unknown) => (key === "from" || key === "to" ? undefined : value)),
  );

const text = (a: string, b: string) => `x = [${a}, 12, -3.5]  # ${"1.0"}\ny = f(${b}) ** 2\n`;

it("a text that differs in numbers is read as it would be parsed, whatever was moved before", () => {
  const read = createProgramReader();
  for (const [a, b] of [
    ["1.0", "2"],
    ["1.25", "2"],
    ["1", "2"],
    ["1e-5", "2"],
    ["1.0", "2"],
    ["1.0", "7.5"],
    ["-1.0", "7.5"],
    ["-2.0", "7.5"],
    ["-2.0", "75"],
    [".5", "x"],
    ["1.0", "2"],
  ]) {
    const source = text(a, b);
    expect(bare(read(source).program), source).toEqual(bare(parseProgram(source)));
  }
});

it("a text that is no Python is refused, and the next is read", () => {
  const read = createProgramReader();
  read(text("1.0", "2"));
  expect(() => read(text("1.0.0", "2"))).toThrow();
  expect(bare(read(text("3.0", "2")).program)).toEqual(bare(parseProgram(text("3.0", "2"))));
});
