import { expect, test } from "vitest";
import { operations } from "../../../src/engine/ops/operations";
import { opWords } from "../../../src/engine/ops/opWords";

test("no operation goes by a sign in a sentence", () => {
  const called = operations.flatMap(({ examples }) => examples.map(({ op }) => opWords(op)));
  expect(called.length).toBeGreaterThan(30);
  expect(called.filter((words) => !/^[a-z][\w ]+$/i.test(words))).toEqual([]);
});
