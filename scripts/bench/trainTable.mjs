// Prints how training with the page's engine compares with PyTorch on the two circles; see scripts/bench/circlesTable.ts.
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { bundle } from "../bundle.mjs";
import { root } from "../install.mjs";

const file = await bundle(
  "scripts/bench/circlesTable.ts",
  join(root, "node_modules/.cache/backprop-workbench"),
);
await import(pathToFileURL(file).href);
