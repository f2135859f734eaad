// Runs src/cli.ts in this very process: arguments, standard input, INIT_CWD and the exit status stay as they are.
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { bundle } from "./bundle.mjs";
import { ensureInstalled, root } from "./install.mjs";

try {
  ensureInstalled();
  const file = await bundle("src/cli.ts", join(root, "node_modules/.cache/backprop-workbench"));
  await import(pathToFileURL(file).href);
} catch (error) {
  console.error(error);
  process.exit(1);
}
