// What must be there before a script runs: `node scripts/setup.mjs [--browser] [--bench]`. Quick when it is there already.
import { join } from "node:path";
import { ensureBrowser } from "./browser.mjs";
import { ensureInstalled, root } from "./install.mjs";

try {
  ensureInstalled();
  if (process.argv.includes("--bench")) ensureInstalled(join(root, "bench"));
  if (process.argv.includes("--browser")) await ensureBrowser();
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
