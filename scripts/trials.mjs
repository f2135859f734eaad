// Runs the trials in scripts/trials/, or those that are named: `npm run trials -- names firefox`.
// A trial is a file that exports `async function run()`: it prints its figures, throws where something doesn't hold, and says
// in one line that it skips, and why, where something that it needs is missing.
import { readdirSync } from "node:fs";
import { join, parse } from "node:path";
import { pathToFileURL } from "node:url";
import { bundle } from "./bundle.mjs";
import { root } from "./install.mjs";

const folder = "scripts/trials";
const trials = readdirSync(join(root, folder))
  .map((file) => parse(file))
  .filter(({ ext }) => ext === ".ts" || ext === ".mjs");
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !trials.some((trial) => trial.name === name));
if (unknown.length > 0) {
  console.error(
    `There is no trial named ${unknown.join(", ")}; there are ${trials.map(({ name }) => name).join(", ")}`,
  );
  process.exit(2);
}

const failed = [];
for (const { base, ext, name } of trials) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  console.log(`\n${name}`);
  try {
    const path =
      ext === ".mjs"
        ? join(root, folder, base)
        : await bundle(`${folder}/${base}`, join(root, "node_modules/.cache/backprop-workbench"));
    const { run } = await import(pathToFileURL(path).href);
    await run();
  } catch (error) {
    console.error(error);
    failed.push(name);
  }
}
if (failed.length > 0) console.error(`\nFailed: ${failed.join(", ")}`);
process.exit(failed.length > 0 ? 1 : 0);
