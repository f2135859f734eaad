// Opens every reference document on the page and on the command line, and compares every step.
import { spawnSync } from "node:child_process";
import { root } from "../install.mjs";

/** @throws Error where a step differs */
export async function run() {
  const vite = await import("vite");
  await vite.build({ root, logLevel: "error" });
  const { status } = spawnSync(
    process.execPath,
    ["node_modules/@playwright/test/cli.js", "test", "test/e2e/same.e2e.ts", "--workers=1"],
    {
      cwd: root,
      env: { ...process.env, DOCUMENTS: "all" },
      stdio: "inherit",
    },
  );
  if (status !== 0) throw new Error("a document isn't the same everywhere");
}
