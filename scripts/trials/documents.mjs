// What `npm test` does with some of the documents, with all of them: traces, forms, scopes, explanations, exports and homework.
import { unitTests } from "../unitTests.mjs";

const tests = [
  "engine/explain/explain",
  "engine/explain/forms",
  "engine/explain/scope",
  "engine/homework/samples",
  "engine/mistakes/inNetworks",
  "engine/program/exports",
  "engine/steps/trace",
  "export/worked/worked",
];

/** @throws Error where one of them fails */
export async function run() {
  const files = tests.map((name) => `test/${name}.test.ts`);
  if (!unitTests(files, { ALL: "yes" })) throw new Error("a document has a step that isn't right");
}
