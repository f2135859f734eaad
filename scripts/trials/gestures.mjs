// What nobody would do on purpose: clicks, keys, texts, drags, addresses, ways back and reloads, drawn at random, at three sizes of
// the screen. Nothing may be thrown or written to the console, no part may fail, no work may be refused when it comes back, and
// no sentence may show `undefined`. `SEED` draws others, `WALKS` and `GESTURES` say how many.

import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { bundle } from "../bundle.mjs";
import { root } from "../install.mjs";
import { openBuild } from "../page.mjs";

const cache = join(root, "node_modules/.cache/backprop-workbench");
const { createRandom } = await import(pathToFileURL(await bundle("src/engine/random.ts", cache)).href);

const seed = Number(process.env.SEED ?? 1);
const walks = Number(process.env.WALKS ?? 12);
const gestures = Number(process.env.GESTURES ?? 60);

const addresses = [
  "D-P1/12/unit",
  "circuit/9/layer",
  "A-Q5/20/layer",
  "A-Q1",
  "D-P6",
  "D-P8",
  "B-Q1",
  "E-Q2",
  "C-P2",
  "E-Q3",
  "A-Q7",
];
const sizes = [
  { width: 1280, height: 720 },
  { width: 1920, height: 1080 },
  { width: 390, height: 844 },
];
const keys =
  "ArrowRight ArrowLeft ArrowUp ArrowDown Home End Tab Shift+Tab Enter Escape Space Delete PageDown ControlOrMeta+z ControlOrMeta+Shift+z ? p 1 2 m".split(
    " ",
  );
const texts = [
  "0",
  "-1",
  "1e400",
  "abc",
  "0.5",
  "",
  "1,5",
  "999999999",
  "W1[1,1]",
  "x=",
  "1/3",
  "🙂",
  "-0",
  "1e-300",
];
const pressed =
  "button:enabled, [role=tab], summary, a[href^='#'], input[type=checkbox], [role=menuitem], [role=option]";

/** What the page says where something of its own has failed. */
const failed =
  /has failed|failed \(|can't be brought back|can't be opened|could not be loaded|isn't answering|\[object/;

/** Milliseconds that a gesture may take; what is covered or gone meanwhile is left alone. */
const patience = { timeout: 700 };

/** @throws Error where a walk found something */
export async function run() {
  let count = 0;
  for (let walk = 0; walk < walks; walk++) {
    const { done, found } = await walkFrom(seed + walk);
    count += done.length;
    if (found.length > 0)
      throw new Error(`With SEED=${seed + walk} WALKS=1:\n${found.join("\n")}\nafter: ${done.join(" | ")}`);
  }
  console.log(`${count} gestures in ${walks} walks: nothing thrown, nothing on the console, no part failed`);
}

async function walkFrom(seed) {
  const random = createRandom(seed);
  const pick = (items) => items[Math.floor(random() * items.length)];
  const { page, close } = await openBuild(`#${pick(addresses)}`, pick(sizes));
  const done = [];
  const found = [];
  page.on("console", (message) => {
    if (message.type() === "error") found.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => found.push(`thrown: ${error.stack}`));
  page.on("dialog", (dialog) => void dialog.accept());
  // Links to elsewhere lead nowhere.
  await page.route(
    (url) => url.hostname !== "127.0.0.1",
    (route) => route.fulfill({ status: 204 }),
  );
  page.on("download", (download) => void download.cancel());

  /** One of what is in sight; nothing where there is none. */
  const one = async (selector) => {
    const all = page.locator(`:is(${selector}):visible`);
    const count = await all.count();
    return count === 0 ? undefined : all.nth(Math.floor(random() * count));
  };
  const kinds = [
    async () => {
      const button = await one(pressed);
      const name = await button?.evaluate((e) =>
        (e.getAttribute("aria-label") ?? e.textContent ?? "").slice(0, 50),
      );
      await button?.click(patience);
      return `click ${name}`;
    },
    async () => {
      const key = pick(keys);
      await page.keyboard.press(key);
      return key;
    },
    async () => {
      const field = await one("input, textarea, [contenteditable=true]");
      const text = pick(texts);
      await field?.fill(text, patience);
      await page.keyboard.press(pick(["Enter", "Tab"]));
      return `type “${text}”`;
    },
    async () => {
      const choice = await one("select");
      const values = await choice?.locator("option:enabled").evaluateAll((all) => all.map((o) => o.value));
      const value = values && pick(values);
      if (value !== undefined) await choice?.selectOption(value, patience);
      return `choose ${value}`;
    },
    async () => {
      const { width, height } = page.viewportSize() ?? sizes[0];
      const [x, y, right, down] = [
        random() * width,
        random() * height,
        200 * random() - 100,
        200 * random() - 100,
      ];
      await page.mouse.move(x, y);
      await page.mouse.down();
      await page.mouse.move(x + right, y + down, { steps: 6 });
      await page.mouse.up();
      return `drag ${[x, y, right, down].map(Math.round)}`;
    },
    async () => {
      const address = pick(addresses);
      await page.evaluate((hash) => {
        location.hash = hash;
      }, `#${address}`);
      return `#${address}`;
    },
    async () => {
      // Before the first page there is none of ours.
      const isFirst = await page.evaluate(() => navigation.currentEntry.index === 0);
      if (!isFirst) await page.goBack(patience);
      return "back";
    },
    async () => {
      await page.reload();
      await page.waitForSelector("main");
      return "reload";
    },
  ];
  /** Of a hundred gestures so many are of each kind. */
  const shares = [55, 13, 10, 6, 8, 3, 3, 2];
  const bag = kinds.flatMap((kind, k) => Array(shares[k]).fill(kind));
  try {
    await page.waitForSelector("main");
    while (done.length < gestures && found.length === 0) {
      // What is covered, gone or not to be filled can't be had by a reader either.
      done.push(await pick(bag)().catch((error) => `(${error.message.split("\n")[0]})`));
      found.push(...(await page.evaluate(faults, failed.source)));
    }
  } finally {
    await close();
  }
  return { done, found };
}

/** In the page: what it shows that it never should. */
function faults(failed) {
  const text = document.body.innerText;
  const alerts = [...document.querySelectorAll("[role=alert]")].map(({ textContent }) => textContent ?? "");
  return [
    ...alerts.filter((alert) => new RegExp(failed).test(alert)),
    ...(text.trim().length < 20 ? ["The page is blank."] : []),
    ...(text.match(/.{0,40}\b(?:undefined|\[object Object\]).{0,40}/g) ?? []),
  ];
}
