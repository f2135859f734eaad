// Takes every file of the build away, one at a time, and uses what needs it; then starts the page without a connection.
// Counts blanks and uncaught errors: none is the only good number.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright";
import { preview } from "vite";
import { root } from "../install.mjs";

const offlineStarts = 50;
const remembered = join(root, "node_modules/.backprop-workbench-browser");

const button = (page, name) => page.getByRole("button", { name, exact: true });
const look = (name) => (page) =>
  page.getByRole("group", { name: "Show as" }).getByRole("button", { name }).click();
const save = (label) => async (page) => {
  await button(page, "Export").click();
  await button(page, `Save: ${label}`).click();
};
const open = (hash) => (page) =>
  page.evaluate((to) => {
    location.hash = to;
  }, hash);

/** What a reader can press, each from the page as it starts. */
const controls = {
  start: async () => {},
  ...Object.fromEntries(
    ["Matrices", "Loss curve", "Check", "Updates", "Answers"].map((name) => [name, look(name)]),
  ),
  Train: (page) => button(page, "Train").click(),
  Exercises: (page) => button(page, /^Exercises/).click(),
  History: (page) => button(page, "History").click(),
  Help: (page) => button(page, "Help").click(),
  Share: (page) => button(page, "Share").click(),
  change: (page) =>
    page.getByRole("combobox", { name: "Activation of layer 1" }).selectOption({ label: "tanh" }),
  ...Object.fromEntries(
    [
      "LaTeX",
      "Markdown",
      "Page to print",
      "PyTorch",
      "NumPy",
      "Quantities",
      "Document",
      "Graph, SVG",
      "Graph, PNG",
    ].map((label) => [`Save: ${label}`, save(label)]),
  ),
  ...Object.fromEntries(
    [
      "A-Q8",
      "B-Q2",
      "B-Q3.2",
      "C-P1",
      "C-P4",
      "D-P2",
      "D-P4",
      "D-P5",
      "D-P7",
      "E-Q1",
      "E-Q3",
      "D-P1/1/layer",
    ].map((id) => [`exercise ${id}`, open(`#${id}`)]),
  ),
};

/**
 * Without these something plainer is there, which isn't a fault: formulas as text, lines drawn by the page. Or nobody misses
 * them yet: what explains later steps is asked for again with them, and ways out of a failure wait for one.
 */
const plainer = /katex|KaTeX|typeset|edgesWorker|early\.js|explainStep|effect|rescue/;

const sentence =
  /could not be|could not load|has failed|computation (?:failed|doesn't start|stopped)|Training doesn't start/;

/** @throws Error where the page blanks, an error isn't caught, or nothing is said */
export async function run() {
  if (!existsSync(join(root, "dist/index.html")))
    throw new Error("There is no build; `npm run build` makes it");
  const serve = () => preview({ root, logLevel: "silent", preview: { port: 0, host: "127.0.0.1" } });
  const server = await serve();
  const browser = await chromium.launch({
    ...(existsSync(remembered) && { executablePath: readFileSync(remembered, "utf8").trim() }),
    args: ["--no-sandbox"],
  });
  const faults = [];
  try {
    const url = server.resolvedUrls.local[0];
    const needed = await controlsOfFiles(browser, url);
    const files = [...needed.keys()];
    let silent = 0;
    for (const file of files) {
      const control = needed.get(file);
      const found = await without(browser, url, file, control);
      for (const fault of found.faults) {
        faults.push(`without ${file}, ${control}: ${fault}`);
        console.log(faults.at(-1));
      }
      if (!found.said && plainer.test(file)) silent += 1;
    }
    const built = readdirSync(join(root, "dist"), { recursive: true }).filter((name) =>
      /\.(?:js|css)$/.test(name),
    );
    console.log(
      `chunk failures: ${files.length} of ${built.length} scripts and styles, ${silent} of them with something plainer in place`,
    );
    const starts = await startOffline(browser, server);
    for (const fault of starts.faults) faults.push(fault);
    console.log(`offline starts: ${starts.count}`);
  } finally {
    await browser.close();
    await server.close().catch(() => undefined);
  }
  console.log(`uncaught errors, blanks, silences: ${faults.length}`);
  if (faults.length > 0) throw new Error(faults.join("\n"));
}

/** Which control asks for a file first. */
async function controlsOfFiles(browser, url) {
  const needed = new Map();
  for (const [control, use] of Object.entries(controls)) {
    const context = await browser.newContext({ serviceWorkers: "block" });
    context.on("request", (request) => {
      const file = request
        .url()
        .slice(url.length)
        .replace(/[?#].*$/, "");
      if (/\.(?:js|css)$/.test(file) && !/index-/.test(file) && !needed.has(file)) needed.set(file, control);
    });
    const page = await context.newPage();
    await settled(page, url);
    await use(page);
    await page.waitForLoadState("networkidle");
    await context.close();
  }
  return needed;
}

async function without(browser, url, file, control) {
  const context = await browser.newContext({ serviceWorkers: "block" });
  const faults = [];
  context.on("weberror", (error) => faults.push(`uncaught ${error.error()}`));
  await context.route(`${url}${file}`, (route) => route.fulfill({ status: 404 }));
  const page = await context.newPage();
  let said = false;
  try {
    await settled(page, url);
    await controls[control](page).catch((error) =>
      faults.push(`can't be used: ${error.message.split("\n")[0]}`),
    );
    said = await page
      .getByText(sentence)
      .first()
      .waitFor({ state: "attached", timeout: plainer.test(file) ? 500 : 8000 })
      .then(
        () => true,
        () => false,
      );
    if (!said && !plainer.test(file)) faults.push("nothing is said");
    const text = (await page.locator("#root").innerText()).trim();
    if (text.length < 40) faults.push("blank");
  } finally {
    await context.close();
  }
  return { said, faults };
}

async function settled(page, url) {
  await page.goto(`${url}#D-P1/3/unit`);
  await page.waitForLoadState("networkidle");
}

async function startOffline(browser, server) {
  const url = server.resolvedUrls.local[0];
  const context = await browser.newContext();
  const faults = [];
  context.on("weberror", (error) => faults.push(`offline: uncaught ${error.error()}`));
  const page = await context.newPage();
  await settled(page, url);
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
  server.httpServer.closeAllConnections();
  await server.close();
  const ids = Object.keys(controls)
    .filter((name) => name.startsWith("exercise "))
    .map((name) => name.slice(9));
  for (let k = 0; k < offlineStarts; k += 1) {
    const tab = await context.newPage();
    await tab.goto(`${url}#${ids[k % ids.length]}`);
    await tab
      .locator("[data-step]")
      .waitFor({ timeout: 15_000 })
      .catch(() => faults.push(`offline start ${k} (${ids[k % ids.length]}) shows no step`));
    await tab.close();
  }
  await context.close();
  return { count: offlineStarts, faults };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await run();
