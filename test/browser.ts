import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const remembered = fileURLToPath(new URL("../node_modules/.backprop-workbench-browser", import.meta.url));

/** How the tests start Chromium: the one that `scripts/setup.mjs --browser` found, kept from calling its maker. */
export const launchOptions = {
  ...(existsSync(remembered) && { executablePath: readFileSync(remembered, "utf8").trim() }),
  args: [
    "--no-sandbox", // containers often have none to offer; the tests open only our own pages
    "--disable-gpu", // in software: drawn by the page's own process, a tenth faster than by a GPU that is emulated
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
    // A test's page is closed before what V8's optimizing compilers take pays: a tenth of all the time of the processors.
    "--js-flags=--no-maglev --no-opt",
  ],
};
