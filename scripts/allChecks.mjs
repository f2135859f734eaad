// `npm test`: every check of this project. What keeps one core of two busy, as the components' tests do with their one page, runs beside
// the unit tests; the end-to-end tests, which take both cores, come last. What a check prints is shown when it has ended, since two at once would mix.
import { spawn } from "node:child_process";
import { root } from "./install.mjs";

const beside = [
  ["check", "lint", "knip", "component"],
  ["build", "size", "unit"],
];
const last = ["e2e"];

let failed = "";

/** Runs a script of package.json. @returns whether it succeeds */
function runs(name, { isAlone }) {
  return new Promise((resolve, reject) => {
    const begun = performance.now();
    const child = spawn("npm", ["run", name], {
      cwd: root,
      shell: process.platform === "win32",
      stdio: ["ignore", isAlone ? "inherit" : "pipe", isAlone ? "inherit" : "pipe"],
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
async function inTurn(names, how) {
  for (const name of names) {
    if (failed) return;
    if (!(await runs(name, how))) failed ||= name;
  }
}

await Promise.all(beside.map((names) => inTurn(names, { isAlone: false })));
await inTurn(last, { isAlone: true });
if (failed) console.error(`\n${failed} failed.`);
process.exit(failed ? 1 : 0);
