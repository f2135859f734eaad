import { expect, test } from "vitest";
import { operations } from "../../../src/engine/ops/operations";
import { opWords } from "../../../src/engine/ops/opWords";

test("an operation has a word for sentences where it goes by a sign, and only there", () => {
  for (const { op } of operations.flatMap(({ examples }) => examples))
    expect(op.spoken !== undefined, op.id).toBe(!/[a-z]/i.test(op.label ?? op.id));
});

test("no operation goes by a sign in a sentence", () => {
  const called = operations.flatMap(({ examples }) => examples.map(({ op }) => opWords(op)));
  expect(called.length).toBeGreaterThan(30);
  expect(called.filter((words) => !/^[a-z][\w ]+$/i.test(words))).toEqual([]);
});
