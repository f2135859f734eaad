import { expect, test } from "vitest";
import { opWords } from "../../../../src/engine/explain/words/opWords";
import { operations } from "../../../../src/engine/ops/operations";

test("no operation goes by a sign in a sentence", () => {
  const called = operations.flatMap(({ examples }) => examples.map(({ op }) => opWords(op)));
  expect(called.length).toBeGreaterThan(30);
  expect(called.filter((words) => !/^[a-z][\w ]+$/i.test(words))).toEqual([]);
});
