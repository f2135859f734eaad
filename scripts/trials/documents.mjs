// What `npm test` does with every third document, with all of them: traces, forms, scopes, explanations and exports.
import { spawnSync } from "node:child_process";
import { root } from "../install.mjs";

const tests = [
  "engine/explain/explain",
  "engine/explain/forms",
  "engine/explain/scope",
  "engine/steps/trace",
  "export/worked",
];

/** @throws Error where one of them fails */
export async function run() {
  const { status } = spawnSync(
    process.execPath,
    [
      "node_modules/vitest/vitest.mjs",
      "run",
      "--project",
      "unit",
      ...tests.map((name) => `test/${name}.test.ts`),
    ],
    { cwd: root, env: { ...process.env, ALL: "yes" }, stdio: "inherit" },
  );
  if (status !== 0) throw new Error("a document has a step that isn't right");
}
