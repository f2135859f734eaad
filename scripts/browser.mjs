// Finds a Chromium that really starts, for the tests that need one, and remembers where it is.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./install.mjs";

/** Chromium's package, and program, that has no windows: the tests need none. */
const withoutWindows = "chromium-headless-shell";

const remembered = join(root, "node_modules", ".backprop-workbench-browser");

/** Writes the path of a working Chromium to `node_modules/.backprop-workbench-browser`, which the test configurations read. */
export async function ensureBrowser() {
  const asked = process.env.CHROME_PATH;
  const known = existsSync(remembered) ? readFileSync(remembered, "utf8").trim() : undefined;
  if (known && existsSync(known) && (!asked || asked === known)) return;

  const { chromium } = await import("playwright");
  if (asked && !(await starts(chromium, asked))) {
    throw new Error(`CHROME_PATH names a browser that does not start: ${asked}`);
  }
  const found =
    asked ??
    (await first(chromium, [chromium.executablePath(), ...knownPlaces()])) ??
    (download() ? await first(chromium, [chromium.executablePath()]) : undefined) ??
    (aptInstall() ? await first(chromium, knownPlaces()) : undefined);
  if (!found) {
    throw new Error(
      "No Chromium starts here. Install Chrome or Chromium, or set CHROME_PATH to its program, and try again.",
    );
  }
  writeFileSync(remembered, found);
  console.error(`Tests use ${found}`);
}

async function first(chromium, paths) {
  for (const path of paths) if (existsSync(path) && (await starts(chromium, path))) return path;
  return undefined;
}

/** A file with the right name proves little (a stub for a store, missing libraries): open a page and read it. */
async function starts(chromium, executablePath) {
  let browser;
  try {
    browser = await chromium.launch({ executablePath, args: ["--no-sandbox"], timeout: 30_000 });
    const page = await browser.newPage();
    await page.setContent("<title>it starts</title>");
    return (await page.title()) === "it starts";
  } catch {
    return false;
  } finally {
    await browser?.close();
  }
}

function knownPlaces() {
  if (process.platform === "darwin") {
    return ["Google Chrome", "Chromium", "Microsoft Edge"].map(
      (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
    );
  }
  if (process.platform === "win32") {
    return [process.env.PROGRAMFILES, process.env["PROGRAMFILES(X86)"], process.env.LOCALAPPDATA]
      .filter(Boolean)
      .flatMap((folder) => [
        join(folder, "Google/Chrome/Application/chrome.exe"),
        join(folder, "Chromium/Application/chrome.exe"),
        join(folder, "Microsoft/Edge/Application/msedge.exe"),
      ]);
  }
  // It takes a quarter less of the processor than the whole browser in its headless mode.
  const names = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome"];
  return [
    `/usr/bin/${withoutWindows}`,
    ...names.map((name) => `/usr/bin/${name}`),
    "/usr/lib/chromium/chromium",
    "/opt/google/chrome/chrome",
    "/snap/bin/chromium",
  ];
}

function download() {
  console.error("No Chromium found; downloading Playwright's …");
  return run(process.execPath, [join(root, "node_modules/playwright/cli.js"), "install", "chromium"]);
}

function aptInstall() {
  if (process.platform !== "linux" || process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get"))
    return false;
  console.error("Installing Debian's Chromium …");
  run("apt-get", ["update", "-qq"]);
  const install = (name) =>
    run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", name, "fonts-dejavu-core"]);
  return install(withoutWindows) || install("chromium");
}

function run(command, args) {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  return spawnSync(command, args, { stdio: ["ignore", 2, 2], timeout: 600_000, env }).status === 0;
}
