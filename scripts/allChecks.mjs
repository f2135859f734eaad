// `npm test`: every check of this project, in two lanes for two cores: the components' tests keep one page busy, and with it one
// core; the end-to-end tests wait often. What a check prints is shown when it has ended, since two at once would mix; the
// end-to-end tests alone, which take longest, print as they go.
import { spawn } from "node:child_process";
import { root } from "./install.mjs";

const lanes = [
  ["component", "e2e"],
  ["check", "lint", "knip", "build", "size", "unit"],
];
/** What a check needs of another lane. */
const needs = { e2e: "build" };
const printsAsItGoes = "e2e";

let failed = "";

/** What waits for a check to pass. All go on once one has failed, and do nothing. */
const passed = new Map(
  Object.values(needs).map((name) => {
    let pass;
    return [name, { wait: new Promise((resolve) => (pass = resolve)), pass }];
  }),
);

/** Runs a script of package.json. @returns whether it succeeds */
function runs(name) {
  return new Promise((resolve, reject) => {
    const begun = performance.now();
    const output = name === printsAsItGoes ? "inherit" : "pipe";
    const child = spawn("npm", ["run", name], {
      cwd: root,
      shell: process.platform === "win32",
      stdio: ["ignore", output, output],
    });
    const printed = [];
    for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk) => printed.push(chunk));
    child.once("error", reject);
    child.once("close", (status) => {
      process.stdout.write(Buffer.concat(printed));
      const seconds = Math.round((performance.now() - begun) / 1000);
      console.log(`${name}: ${status === 0 ? "passed" : "FAILED"} after ${seconds} s`);
      resolve(status === 0);
    });
  });
}

/** One after the other, until one of these or of those beside them fails. */
async function inTurn(names) {
  for (const name of names) {
    await passed.get(needs[name])?.wait;
    if (failed) return;
    if (!(await runs(name))) {
      failed ||= name;
      for (const { pass } of passed.values()) pass();
    }
    passed.get(name)?.pass();
  }
}

await Promise.all(lanes.map(inTurn));
if (failed) console.error(`\n${failed} failed.`);
process.exit(failed ? 1 : 0);
