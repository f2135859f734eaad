// The core of the page in a Firefox: open, step, drag by mouse and touch, train, reload, links; its numbers beside Chromium's.
import assert from "node:assert/strict";
import { findFirefox, startFirefox } from "../firefox.mjs";
import { openBuild } from "../page.mjs";

const w5 = "W2[1,1]";
/** All numbers that show, in full. */
const numbers = `Object.fromEntries([...document.querySelectorAll("[data-quantity][data-value]")]
  .map(({ dataset }) => [dataset.quantity, dataset.value]))`;
const middleOf = (selector) => `(() => {
  const { x, y, width, height } = document.querySelector(${JSON.stringify(selector)}).getBoundingClientRect();
  return { x: x + width / 2, y: y + height / 2 };
})()`;
const handle = (quantity) => `.graph .handle[data-point="${quantity}"]`;
const shownAt = (quantity) => `document.querySelector(${JSON.stringify(handle(quantity))})?.ariaValueNow`;
const button = (name, within = "document") =>
  `[...${within}.querySelectorAll("button")].find((each) => (each.ariaLabel ?? each.textContent) === "${name}")`;
const figure = (name) =>
  `Number(document.querySelector('td[data-quantity="${name}"]')?.dataset.value || "NaN")`;

export async function run() {
  const command = findFirefox();
  if (!command) return console.log("skipped: there is no Firefox here; FIREFOX_PATH can name one");
  const chromium = await openBuild("#D-P1/28/unit");
  const firefox = await startFirefox(command);
  try {
    const url = chromium.page.url().replace(/#.*/, "");
    await sameNumbers(chromium.page, await firefox.newPage(), url);
    const link = await dragged(await firefox.newPage(), url);
    await opened(await firefox.newPage(), link);
    await trained(await firefox.newPage(), url);
    assert.deepEqual(firefox.errors, [], "no error is reported");
    console.log("uncaught errors: 0");
  } finally {
    await firefox.close();
    await chromium.close();
  }
}

async function sameNumbers(chromium, page, url) {
  let largest = 0;
  let count = 0;
  for (const step of [1, 14, 28, 39]) {
    const address = `#D-P1/${step}/unit`;
    await page.goto(url + address);
    await page.until(
      `document.querySelector('[data-step="${step - 1}"] [data-quantity="x[1]"][data-value]')`,
    );
    await chromium.goto(url + address);
    await chromium
      .locator(`[data-step="${step - 1}"] [data-quantity="x[1]"][data-value]`)
      .first()
      .waitFor();
    const there = await chromium.evaluate(numbers);
    await page.until(`Object.keys(${numbers}).length >= ${Object.keys(there).length}`);
    for (const [name, value] of Object.entries(await page.evaluate(numbers))) {
      const [a, b] = [Number(value), Number(there[name])];
      largest = Math.max(largest, Math.abs(a - b) / Math.max(1e-8, Math.abs(b)));
      count += 1;
    }
  }
  assert.ok(largest < 1e-13, `a number differs from Chromium's by ${largest}`);
  console.log(`opened by link at 4 steps: ${count} numbers, at most ${largest} from Chromium's, relatively`);

  await page.press("\uE011"); // Home
  await page.until(`document.querySelector('[data-step="0"]')`);
  for (let step = 1; step < 39; step++) {
    await page.press("\uE014"); // →
    await page.until(`document.querySelector('[data-step="${step}"]')`);
  }
  console.log("stepped with the keyboard from the first step to the last");
}

async function dragged(page, url) {
  await page.goto(`${url}#D-P1/28/unit`);
  await page.until(`document.querySelector(${JSON.stringify(handle(w5))})`);
  let hash = "";
  for (const pointer of ["mouse", "touch"]) {
    const before = Number(await page.evaluate(shownAt(w5)));
    await page.drag(await page.evaluate(middleOf(handle(w5))), 40, pointer);
    await page.until(`Math.abs(${shownAt(w5)} - ${before}) > 0.3`, 20);
    console.log(`dragged by ${pointer}: w₅ from ${before} to ${await page.evaluate(shownAt(w5))}`);
    // The address follows when what is dragged rests.
    await page.until(`location.hash.startsWith("#d=") && location.hash !== ${JSON.stringify(hash)}`, 20);
    hash = await page.evaluate("location.hash");
  }
  await page.until(`document.title.includes("(changed)")`, 20);
  const there = await page.evaluate(numbers);
  await page.reload();
  await page.until(`${numbers}[${JSON.stringify(w5)}] === ${JSON.stringify(there[w5])}`, 20);
  await page.until(`Object.keys(${numbers}).length >= ${Object.keys(there).length}`, 20);
  assert.deepEqual(await page.evaluate(numbers), there, "after a reload the numbers are the same");
  console.log(`kept over a reload: ${Object.keys(there).length} numbers, the same`);
  return { address: await page.evaluate("location.href"), numbers: there };
}

/** Opens the link of a changed network. */
async function opened(page, { address, numbers: there }) {
  await page.goto(address);
  await page.until(`Object.keys(${numbers}).length >= ${Object.keys(there).length}`);
  assert.deepEqual(
    await page.evaluate(numbers),
    there,
    "by its link the changed network has the same numbers",
  );
  console.log("opened by a changed network's link: the same numbers");
}

const epoch = `Number(document.querySelector('[aria-label="Epoch"]')?.value)`;
const train = button("Train", `document.querySelector('[aria-label="Run"]')`);

async function trained(page, url) {
  await page.goto(url);
  await page.until(button("Train"));
  await page.evaluate(`${button("Train")}.click()`);
  await page.until(`Number.isFinite(${figure("loss.train")})`);
  const before = await page.evaluate(figure("error.validation"));
  await page.evaluate(`${train}.click()`);
  await page.until(`${figure("error.validation")} === 0`, 120);
  await page.evaluate(`${button("Pause training")}.click()`);
  await page.until(train);
  const reached = await page.evaluate(epoch);
  assert.ok(reached > 0, "epochs advance");
  console.log(`trained: validation error from ${before.toFixed(3)} to 0 in ${reached} epochs, and stopped`);

  await page.evaluate(`(() => {
    const slider = document.querySelector('[aria-label="Epoch"]');
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set.call(slider, "${Math.floor(reached / 2)}");
    slider.dispatchEvent(new Event("input", { bubbles: true }));
  })()`);
  await page.until(
    `document.querySelector(".scrubber .epoch").textContent === "epoch ${Math.floor(reached / 2)}"`,
  );
  const at = await page.evaluate(`[${epoch}, ${figure("loss.train")}]`);
  await page.until(keptAt(at[0]));
  await page.reload();
  await page.until(`${epoch} === ${at[0]} && ${figure("loss.train")} === ${at[1]}`);
  console.log(`scrubbed back to epoch ${at[0]}; after a reload it is there, with the same loss, ${at[1]}`);

  await page.evaluate(`${train}.click()`);
  await page.until(`${epoch} > ${at[0] + 5}`);
  await page.reload();
  await page.until(`Number.isFinite(${figure("loss.train")}) && ${train}`);
  const after = await page.evaluate(epoch);
  assert.ok(after >= at[0], `the run comes back: epoch ${after}, not before ${at[0]}`);
  console.log(`reloaded in the middle of training: it comes back, paused, at epoch ${after}`);
}

/** Whether a run is kept that rests at an epoch. */
const keptAt = (wanted) => `new Promise((resolve) => {
  const opening = indexedDB.open("backprop-workbench");
  opening.onsuccess = () => {
    const all = opening.result.transaction("runs").objectStore("runs").getAll();
    all.onsuccess = () => {
      opening.result.close();
      resolve(all.result.some(({ document }) => JSON.parse(document).state?.epoch === ${wanted}));
    };
  };
})`;
