import { expect, it } from "vitest";
import { parseQuantity } from "../../../../src/engine/names/canonicalName";
import type { Quantity } from "../../../../src/engine/names/quantity";
import { nameReader } from "../../../../src/engine/program/graph/nameReader";
import { givenAs } from "../../../../src/views/step/table/givenAs";

it("a network's pass starts from its parameters, inputs and targets", () => {
  const given = givenAs(undefined);
  expect(
    ["W1[1,2]", "b1", "x[1]", "t[1]", "a1[1]", "L", "dL/dW1[1,2]"].map((name) =>
      given(parseQuantity(name) as Quantity),
    ),
  ).toEqual(["parameter", "parameter", "given", "given", undefined, undefined, undefined]);
});

it("a program's starts from what it computes with no operation, whatever a network calls so", () => {
  const value = (name: string) => ({ name, role: "value" as const, shape: name === "b" ? [] : [2] });
  const values = [value("W1"), value("b"), value("z1"), value("x")];
  const made = { label: "+", groups: [] };
  const outline = {
    values,
    operations: [
      { ...made, inputs: [0, 1], outputs: [2] },
      { ...made, inputs: [2], outputs: [3] },
    ],
  };
  const parse = nameReader(
    values.map(({ name: base, role }) => ({ ref: { base, role } })),
    "x",
  );
  const given = givenAs(outline);
  expect(["W1[1]", "b", "z1[1]", "x[1]"].map((name) => given(parse(name) as Quantity))).toEqual([
    "given",
    "given",
    undefined,
    undefined,
  ]);
});
