// Runs bench/main.ts in Node. The bundle lies in bench/node_modules, so that its imports find the libraries installed there.
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "vite";
import { ensureBrowser } from "../browser.mjs";
import { kernels } from "../build/kernels.mjs";
import { bundle } from "../bundle.mjs";
import { root } from "../install.mjs";
import { openEmpty } from "../page.mjs";

const effort = process.argv.includes("--quick") ? { rounds: 3, turn: 60 } : { rounds: 9, turn: 250 };
const inChromium = await figuresInChromium();
const file = await bundle("bench/main.ts", join(root, "bench/node_modules/.cache/backprop-workbench"));
const { main } = await import(pathToFileURL(file).href);
await main(root, effort, inChromium);

/** The engine's figures in a browser; by the clock, so nothing else should run meanwhile. */
async function figuresInChromium() {
  await ensureBrowser();
  const { output } = await build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: "error",
    plugins: [kernels()],
    build: {
      write: false,
      lib: { entry: join(root, "bench/chromium.ts"), formats: ["iife"], name: "bench" },
    },
  }).then((built) => (Array.isArray(built) ? built[0] : built));
  const { page, close } = await openEmpty();
  await page.addScriptTag({ content: output[0].code });
  const figures = await page.evaluate((asked) => globalThis.bench.figures(asked), effort);
  await close();
  return figures;
}
