// Runs bench/main.ts in Node. The bundle lies in bench/node_modules, so that its imports find the libraries installed there.
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { bundle } from "./bundle.mjs";
import { root } from "./install.mjs";

const file = await bundle("bench/main.ts", join(root, "bench/node_modules/.cache/backprop-workbench"));
await import(pathToFileURL(file).href);
