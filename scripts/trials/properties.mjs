// What must hold for whatever is drawn, with other cases than those of `npm test`, and more of them; SEED and RUNS choose them.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../install.mjs";
import { unitTests } from "../unitTests.mjs";

/** @throws Error where one of them fails */
export async function run() {
  const { SEED = String(Date.now() % 2 ** 31), RUNS = "5000" } = process.env;
  const files = readdirSync(join(root, "test"), { recursive: true, encoding: "utf8" })
    .filter((file) => /(?<!\.browser)\.test\.ts$/.test(file))
    .map((file) => join("test", file))
    .filter((file) => /from "[./]*fastCheck"/.test(readFileSync(join(root, file), "utf8")));
  console.log(`  ${files.length} files, SEED=${SEED} RUNS=${RUNS}`);
  if (!unitTests(files, { SEED, RUNS }))
    throw new Error(`a property doesn't hold; repeat it with SEED=${SEED}`);
}
