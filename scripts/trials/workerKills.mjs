// Workers that end without a word, as a browser ends those that take too much memory: in the middle of a step, of a drag, of
// a question and of training. Afterwards the page must be where the reader wanted it, and say what a page with a healthy
// worker says at the same address.
import assert from "node:assert/strict";
import { openBuild } from "../page.mjs";

const kills = Number(process.env.KILLS ?? 100);
/** Which of the kinds, such as `KINDS=drag,training`; all where it isn't said. */
const asked = process.env.KINDS?.split(",");
/** A page without time to lose may still be slow on a machine that others use. */
const patience = { timeout: 20_000 };

export async function run() {
  const { page, close } = await openBuild();
  const errors = [];
  page.on("pageerror", (error) => errors.push(error.message));
  try {
    await page.addInitScript(recordWorkers);
    const base = page.url().replace(/#.*/, "");
    const twin = await page.context().browser().newPage();
    const kinds = { step: killInStep, drag: killInDrag, question: killInQuestion, training: killInTraining };
    for (const [name, kind] of Object.entries(kinds)) {
      if (asked && !asked.includes(name)) continue;
      const times = await kind({ page, twin, base });
      times.sort((a, b) => a - b);
      const median = times[Math.floor(times.length / 2)];
      console.log(
        `workers killed in the middle of a ${name}: ${times.length}, nothing lost and nothing stale; what was asked for was there after ${median.toFixed(0)} ms (median), ${times.at(-1).toFixed(0)} ms (longest)`,
      );
    }
    assert.deepEqual(errors, [], "nothing is thrown that nobody catches");
  } finally {
    await close();
  }
}

/**
 * In the page, before its scripts: remembers its workers, so that they can be ended behind its back, and the questions that
 * they haven't answered.
 */
function recordWorkers() {
  const workers = [];
  const asked = new Map();
  window.isAnswered = () => asked.size === 0;
  const Original = window.Worker;
  window.Worker = class extends Original {
    constructor(url, options) {
      super(url, options);
      workers.push({ worker: this, url: String(url) });
      this.addEventListener("message", ({ data }) => {
        const open = data.kind === "answer" && data.share < 1;
        for (const [about, id] of asked) if (id === data.id && !open) asked.delete(about);
      });
    }
    postMessage(data, transfer) {
      if (data.kind === "ask") asked.set(data.question.about, data.id);
      super.postMessage(data, transfer);
    }
  };
  window.killWorkers = (part) => {
    const victims = workers.filter(({ url }) => url.includes(part));
    for (const { worker } of victims) Original.prototype.terminate.call(worker);
    return victims.length;
  };
}

/** Opens an address afresh. */
async function open(page, base, hash) {
  await page.goto("about:blank");
  await page.goto(base + hash);
  await page.locator("[data-step]").waitFor(patience);
  await page.locator("[data-quantity][data-value]").first().waitFor(patience);
}

async function killInStep({ page, twin, base }) {
  await open(page, base, "#D-P1/1/unit");
  const times = [];
  for (let kill = 0; kill < kills; kill++) {
    const index = (7 * kill + 5) % 38;
    times.push(
      await page.evaluate(
        async ([wanted, delay]) => {
          const slider = document.querySelector("input[type=range][aria-label=Step]");
          const from = performance.now();
          Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set.call(
            slider,
            String(wanted),
          );
          slider.dispatchEvent(new Event("input", { bubbles: true }));
          if (delay > 0) await new Promise((resolve) => setTimeout(resolve, delay));
          window.killWorkers("workers/worker");
          const view = document.querySelector("[data-step]");
          while (view.dataset.step !== String(wanted)) {
            if (performance.now() - from > 20_000) throw new Error(`step ${wanted} never came`);
            await new Promise(requestAnimationFrame);
          }
          return performance.now() - from;
        },
        [index, kill % 4],
      ),
    );
    await expectHealthy(page);
    if (kill % 10 === 9) await expectSame(page, twin, `/${index + 1}/unit`);
  }
  return times;
}

/** In the page: the number beside a quantity in the table. */
const numberShown = (name) =>
  Number(document.querySelector(`[data-quantity="${name}"][data-value]`)?.dataset.value);

async function killInDrag({ page, twin, base }) {
  await open(page, base, "#D-P1/28/unit");
  const times = [];
  for (let kill = 0; kill < kills; kill++) {
    const handle = page.locator('.graph .handle[data-point="W2[1,1]"]');
    const box = await handle.boundingBox(patience);
    const weight = await page.evaluate(numberShown, "W2[1,1]");
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    const way = kill % 2 ? -30 : 30;
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + Math.sign(way) * 4, y);
    await page.mouse.move(x + way / 2, y, { steps: 3 });
    await page.evaluate(() => window.killWorkers("workers/worker"));
    const from = Date.now();
    await page.mouse.move(x + way, y, { steps: kill % 3 });
    const before = await page.title();
    await page.mouse.up();
    if (kill === 0) await page.waitForFunction((old) => document.title !== old, before, patience);
    await page.waitForFunction(
      (old) => Number(document.querySelector('[data-quantity="W2[1,1]"][data-value]')?.dataset.value) !== old,
      weight,
      patience,
    );
    // The gradients are those of the weight that was let go.
    await page.waitForFunction(agrees, undefined, patience);
    times.push(Date.now() - from);
    await expectHealthy(page);
    if (kill % 10 === 9) await expectSame(page, twin, "/28/unit");
  }
  const undone = page.getByRole("button", { name: "Undo" });
  for (let kill = 0; kill < kills; kill++) await undone.click();
  await page.waitForFunction(() => !document.title.includes("(changed)"), undefined, patience);
  return times;

  /** In the page: whether the output's pre-activation is what the weights on the page make of it. */
  function agrees() {
    const at = (name) =>
      Number(document.querySelector(`[data-quantity="${name}"][data-value]`)?.dataset.value);
    const made = at("W2[1,1]") * at("a1[1]") + at("W2[1,2]") * at("a1[2]") + at("b2");
    return Math.abs(made - at("z2[1]")) < 1e-12;
  }
}

async function killInQuestion({ page, twin, base }) {
  const looks = ["Loss curve", "Check", "Updates", "Answers"];
  const times = [];
  let kill = 0;
  for (const [k, look] of looks.entries()) {
    await open(page, base, "#D-P1/28/unit");
    await page.getByRole("button", { name: look, exact: true }).click();
    if (look === "Answers")
      await page.getByRole("button", { name: "Use the sheet’s printed numbers" }).click(patience);
    const share = Math.floor((kills * (k + 1)) / looks.length);
    for (; kill < share; kill++) {
      const activation = ["tanh", "relu", "softplus", "sigmoid"][kill % 4];
      const from = Date.now();
      await page.getByRole("combobox", { name: "Activation of layer 1" }).selectOption({ label: activation });
      await page.evaluate(
        (delay) =>
          new Promise((resolve) => setTimeout(() => resolve(window.killWorkers("workers/worker")), delay)),
        (kill * 3) % 40,
      );
      await page.waitForFunction(
        (label) =>
          document.querySelector('[aria-label="Activation of layer 1"]').selectedOptions[0].label === label,
        activation,
        patience,
      );
      await page.waitForFunction(() => window.isAnswered(), undefined, patience);
      times.push(Date.now() - from);
      await expectHealthy(page);
      if (kill % 10 === 9) await expectSame(page, twin, "/28/unit");
    }
  }
  return times;
}

async function killInTraining({ page, base }) {
  await open(page, base, "#D-P1/1/unit");
  await page.getByRole("navigation", { name: "Views" }).getByRole("button", { name: "Train" }).click();
  const epoch = page.getByRole("slider", { name: "Epoch" });
  const loss = page.locator('td[data-quantity="loss.train"]');
  await loss.and(page.locator("[data-value]")).waitFor(patience);
  const field = page.getByRole("spinbutton", { name: "epochs at most", exact: true });
  await field.fill("1000000");
  await field.press("Enter");
  const train = page.getByRole("region", { name: "Run" }).getByRole("button", { name: "Train" });
  /** What the label says of the place, with the minibatches into an epoch, and the loss there. */
  const here = () =>
    page.evaluate(() => [
      document.querySelector(".scrubber .epoch").textContent,
      document.querySelector('td[data-quantity="loss.train"]').dataset.value,
    ]);
  const trainOn = async (from) => {
    await train.click();
    await page.waitForFunction(
      (before) => Number(document.querySelector('[aria-label="Epoch"]').value) > before + 3,
      from,
      patience,
    );
  };
  const times = [];
  const seen = new Map();
  for (let kill = 0; kill < kills; kill++) {
    const there = Number(await epoch.inputValue());
    await trainOn(there);
    await page.evaluate(() => window.killWorkers("workers/train"));
    const from = Date.now();
    await train.waitFor(patience);
    await page.getByRole("alert").waitFor(patience);
    times.push(Date.now() - from);
    const sentence = await page.getByRole("alert").textContent();
    const said = /go on from epoch (\d+), which was kept last/.exec(sentence)?.[1];
    // Before anything was kept it is the start.
    const reached = said === undefined ? 0 : Number(said);
    assert.ok(reached >= there || said === undefined, `no less than was at rest: ${reached}, ${there}`);
    await page.waitForFunction(
      (wanted) => document.querySelector('[aria-label="Epoch"]').value === String(wanted),
      reached,
      patience,
    );
    await page.getByRole("alert").getByRole("button").first().click();
    // The same seed and the same place: the same numbers, whichever worker computed them.
    const [place, loss] = await here();
    assert.equal(seen.get(place) ?? loss, loss, `the loss at ${place}`);
    seen.set(place, loss);
  }
  await trainOn(Number(await epoch.inputValue()));
  await page.getByRole("button", { name: "Pause training" }).click();
  await train.waitFor(patience);
  await compareWithUnbroken(page, base, Number(await epoch.inputValue()));
  return times;
}

/** A run without a death has the same figures at the same epochs. */
async function compareWithUnbroken(page, base, last) {
  const broken = await keptLog(page, last);
  const other = await page.context().browser().newPage();
  await other.goto(base);
  await other.getByRole("navigation", { name: "Views" }).getByRole("button", { name: "Train" }).click();
  await other.locator('td[data-quantity="loss.train"][data-value]').waitFor(patience);
  await other.getByRole("combobox", { name: "Speed" }).selectOption("full speed");
  const field = other.getByRole("spinbutton", { name: "epochs at most", exact: true });
  await field.fill(String(last));
  await field.press("Enter");
  await other.getByRole("region", { name: "Run" }).getByRole("button", { name: "Train" }).click();
  const unbroken = await keptLog(other, last);
  let compared = 0;
  for (const [epoch, ...figures] of broken.values()) {
    const twin = unbroken.get(epoch);
    if (!twin) continue; // a long run's log keeps every second epoch, then every fourth
    assert.deepEqual(figures, twin.slice(1), `figures at epoch ${epoch}`);
    compared += 1;
  }
  assert.ok(compared > 10, `${compared} epochs could be compared`);
  console.log(`the run of ${last} epochs has the figures of one without deaths: ${compared} epochs compared`);
  await other.close();
}

/** The rows of the run that is kept, by their epoch, as soon as it has come so far. */
async function keptLog(page, last) {
  for (let turn = 0; turn < 240; turn++) {
    const rows = new Map((await page.evaluate(read)).map((row) => [row[0], row]));
    if ([...rows.keys()].some((epoch) => Number(epoch) >= last)) return rows;
    await page.waitForTimeout(500);
  }
  throw new Error(`No run was kept that reached epoch ${last}`);

  function read() {
    return new Promise((resolve) => {
      const opening = indexedDB.open("backprop-workbench");
      opening.onerror = () => resolve([]);
      opening.onsuccess = () => {
        const all = opening.result.transaction("runs").objectStore("runs").getAll();
        all.onsuccess = () => {
          opening.result.close();
          const log = all.result[0]?.log ?? [];
          const rows = [];
          // The eighth figure of each epoch is how long it took.
          for (let k = 0; k < log.length; k += 8) rows.push([...log.slice(k, k + 7)].map(String));
          resolve(rows);
        };
      };
    });
  }
}

/** No sentence about a failure, and an address and a slider that name the step that is shown. */
async function expectHealthy(page) {
  const alerts = await page.getByRole("alert").allTextContents();
  assert.deepEqual(alerts, []);
  await page.waitForFunction(
    () =>
      document.querySelector("[data-step]").dataset.step ===
      document.querySelector("input[type=range][aria-label=Step]").value,
    undefined,
    patience,
  );
}

/** The page says what another one says that has opened its address. */
async function expectSame(page, twin, end) {
  await page.waitForFunction((part) => location.hash.includes(part), end, patience);
  // The address follows when all has rested; so do the table's rows that are out of sight.
  let hash = "";
  for (;;) {
    const now = await page.evaluate(() => location.hash);
    if (now === hash) break;
    hash = now;
    await page.waitForTimeout(600);
  }
  await open(twin, page.url().replace(/#.*/, ""), hash);
  await twin.waitForFunction(
    (wanted) => document.querySelector("[data-step]").dataset.step === wanted,
    await page.locator("[data-step]").getAttribute("data-step"),
    patience,
  );
  // What is out of sight comes last, on either page.
  for (let turn = 0; ; turn++) {
    const theirs = new Map(await numbersOn(twin));
    const ours = (await numbersOn(page)).filter(([name]) => theirs.has(name));
    const wrong = ours.filter(([name, value]) => theirs.get(name) !== value);
    if (ours.length > 10 && wrong.length === 0) return;
    assert.ok(
      turn < 50,
      `${ours.length} numbers, of which differ at ${hash.slice(0, 40)}: ${wrong.join("; ")}`,
    );
    await page.waitForTimeout(200);
  }
}

const numbersOn = (page) =>
  page.evaluate(() =>
    [...document.querySelectorAll("[data-quantity][data-value]")].map(({ dataset }) => [
      dataset.quantity,
      dataset.value,
    ]),
  );
