// What `npm test` does with every sixth network and every tenth program of the gallery, with all of them, to their last steps and in both
// themes: each number beside its reference, and no label of the graph on another. It takes the build that is in dist/.
import { spawnSync } from "node:child_process";
import { root } from "../install.mjs";

const tests = ["gallery", "programGallery"].map((name) => `test/e2e/${name}.e2e.ts`);

/** @throws Error where a number is another one, or labels overlap */
export async function run() {
  const args = ["playwright", "test", ...tests, "-g", "every number is the reference's", "--workers", "1"];
  const { status } = spawnSync("npx", args, {
    cwd: root,
    stdio: "inherit",
    env: { ...process.env, ALL: "yes" },
  });
  if (status !== 0)
    throw new Error("an exercise has a number that isn't its reference's, or labels that overlap");
}
