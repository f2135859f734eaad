import { spawnSync } from "node:child_process";
import { root } from "./install.mjs";

/**
 * Runs files of unit tests with something more in their environment, as `ALL` or `SEED`.
 * @param {readonly string[]} files paths from the root
 * @param {Record<string, string>} environment
 * @returns {boolean} whether they all passed
 */
export function unitTests(files, environment) {
  const { status } = spawnSync(
    process.execPath,
    ["node_modules/vitest/vitest.mjs", "run", "--project", "unit", ...files],
    { cwd: root, env: { ...process.env, ...environment }, stdio: "inherit" },
  );
  return status === 0;
}
