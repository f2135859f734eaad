import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import golden from "../golden/arrays.json" with { type: "json" };
import { sample } from "../sample";
import { accessibilityFaults } from "./axe";
import { type Dropped, drop } from "./drop";
import { expect, test } from "./fixtures";

/** Pastes a text where no field takes it. */
const paste = (page: Page, text: string) =>
  page.evaluate((pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", pasted);
    document.body.dispatchEvent(
      new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }),
    );
  }, text);

const views = ["Step", "Train", "Compare"] as const;
type View = (typeof views)[number];

const viewButton = (page: Page, view: View) =>
  page.getByRole("navigation", { name: "Views" }).getByRole("button", { name: view });

const isShown = (page: Page, view: View) =>
  expect(viewButton(page, view)).toHaveAttribute("aria-current", "page");

/** The page with the classic, at a view that has loaded. */
async function begin(page: Page, view: View) {
  await page.goto("#D-P1/1/unit");
  await expect(page.locator("[data-step]")).toHaveAttribute("data-step", "0");
  await viewButton(page, view).click();
  await isShown(page, view);
  await expect(page.getByRole("button", { name: "Import", exact: true })).toBeVisible();
  if (view === "Train") await expect(page.locator(".scrubber .epoch")).toBeVisible();
}

const note = (page: Page) => page.locator(".notice");
const problem = (page: Page) => page.locator(".said .problem");

/** The way back leads to the view, with what was open there. */
async function back(page: Page, view: View) {
  await note(page).getByRole("button", { name: "Back" }).click();
  await isShown(page, view);
  await expect(note(page)).toHaveCount(0);
  await viewButton(page, "Step").click();
  await expect(page.getByRole("button", { name: /open now: 2-2-2 sigmoid, shared biases/ })).toBeVisible();
}

const exercise = (name: string) => readFileSync(`src/exercises/${name}.json`, "utf8");
const points = "x1,x2,class\n0.5,-1.2,a\n0.1,0.9,b\n0.3,0.2,a\n0.8,-0.4,b\n";
const code = "x = 2.0\nw = -0.5\nz = w * x\nL = z ** 2\n";

const trained = JSON.parse(exercise("lessons/two-gaussians")).document;

/** What is brought comes from each view by the same way: each kind is tried from one of them, another one for each. */
function fromViews(
  turn: number,
  title: string,
  body: (fixtures: { page: Page }, view: View) => Promise<void>,
): void {
  for (const view of sample(views, 3, turn % 3))
    test(`from ${view}, ${title}`, ({ page }) => body({ page }, view));
}

fromViews(0, "a table goes to Train's import, dropped or pasted", async ({ page }, view) => {
  await begin(page, view);
  for (const bring of [
    () => drop(page, { name: "points.csv", content: points }),
    () => paste(page, points),
  ]) {
    await bring();
    const dialog = page.getByRole("dialog", { name: "Import data" });
    await expect(dialog).toContainText("4 points");
    await isShown(page, "Train");
    await page.keyboard.press("Escape");
    await expect(note(page)).toContainText("is a table, which Train’s import looks through.");
    await note(page).getByRole("button", { name: "Back" }).click();
    await isShown(page, view);
  }
});

fromViews(1, "a document goes to Step, and one with data to Train", async ({ page }, view) => {
  await begin(page, view);
  await drop(page, { name: "two.json", content: exercise("d-p2") });
  await expect(note(page)).toContainText("“two.json” is open in Step: 2-2-1 linear");
  await isShown(page, "Step");
  await back(page, view);

  await begin(page, view);
  await paste(page, JSON.stringify(trained));
  await expect(note(page)).toContainText(`The pasted text is open in Train: ${trained.title}.`);
  await isShown(page, "Train");
  await expect(page.locator("h2.trained")).toContainText("Points of my own 1-8-1");
  await back(page, view);
  await viewButton(page, "Train").click();
  await expect(page.getByRole("heading", { name: /^Two circles/ })).toBeVisible();
});

fromViews(2, "code opens in Code, dropped or pasted", async ({ page }, view) => {
  await begin(page, view);
  await drop(page, { name: "square.py", content: code });
  await expect(note(page)).toContainText("“square.py” is open in Code.");
  await expect(page.getByRole("textbox", { name: "Program" })).toContainText("z = w * x");
  await back(page, view);
  await begin(page, view);
  await paste(page, code);
  await expect(note(page)).toContainText("The pasted text is open in Code.");
  // Whoever goes on has seen it.
  await page.getByRole("button", { name: "Next step" }).click();
  await expect(note(page)).toHaveCount(0);
});

fromViews(3, "a pasted link opens", async ({ page }, view) => {
  await begin(page, view);
  await paste(page, `${new URL(page.url()).origin}/#D-P2/3/unit`);
  await expect(note(page)).toContainText("The link is open.");
  await expect(page.locator("[data-step]")).toHaveAttribute("data-step", "2");
  await expect(page.getByRole("button", { name: /open now: 2-2-1 linear/ })).toBeVisible();
  await back(page, view);

  await paste(page, "https://example.org/#D-P99/3");
  await expect(problem(page)).toContainText("was not opened: there is no exercise D-P99.");
  await paste(page, "https://example.org/page");
  await expect(problem(page)).toContainText("a link to example.org that names no exercise");
});

fromViews(4, "pictures go to Train, and a picture alone is refused", async ({ page }, view) => {
  await begin(page, view);
  await drop(page, ...bars());
  await expect(note(page)).toContainText("The pictures of 2 files are in Train, to train on.");
  await expect(page.getByRole("heading", { name: /^Bars 64-/ })).toBeVisible();
  await back(page, view);
  await viewButton(page, "Train").click();
  await expect(page.getByRole("heading", { name: /^Two circles/ })).toBeVisible();

  await begin(page, view);
  await drop(page, { name: "seven.png", content: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0]) });
  await expect(problem(page)).toContainText("“seven.png” was not opened: it is a single picture");
  await drop(page, { name: "damaged.gz", content: Buffer.from([0x1f, 0x8b, 8, 0, 0]) });
  await expect(problem(page)).toContainText("“damaged.gz” was not opened:");
  await isShown(page, view);
});

fromViews(5, "hand-ins are marked, and go again", async ({ page }, view) => {
  await begin(page, view);
  await drop(
    page,
    { name: "ada.txt", content: "z1 = 0.5\nL = 0.3\n" },
    { name: "bob.txt", content: "z1 = 0.25\n" },
  );
  await expect(note(page)).toContainText("2 hand-ins are in Answers, where the sheet that is open marks.");
  await isShown(page, "Step");
  await expect(page.locator(".mark-class")).toContainText("2 of 2 hand-ins marked");
  await back(page, view);
  await page
    .getByRole("tab", { name: "Answers" })
    .or(page.getByRole("button", { name: "Answers" }))
    .first()
    .click();
  await expect(page.locator(".mark-class tbody")).toHaveCount(0);
});

fromViews(6, "weights go to the network, and what nothing reads changes nothing", async ({ page }, view) => {
  await begin(page, view);
  const state = {
    "0.weight": [
      [1, 2],
      [3, 4],
    ],
    "0.bias": [5, 6],
    "2.weight": [
      [7, 8],
      [9, 10],
    ],
    "2.bias": [1, 2],
  };
  await drop(page, { name: "model.json", content: JSON.stringify(state) });
  await isShown(page, "Step");
  await expect(page.locator(".offer")).toContainText("The weights are taken");
  await page.keyboard.press("Control+z");

  await begin(page, view);
  for (const [name, content, says] of [
    ["song.mp3", Buffer.from([0x49, 0x44, 0x33, 0, 1, 2, 0]), "“song.mp3” is nothing that this page knows"],
    ["broken.json", '{"format": "backprop-workbench", "version": 1', "“broken.json” was not opened"],
    ["broken.json", '{"a": 1}', "“broken.json” was not opened: format: must be"],
    [
      "letter.txt",
      "Dear all,\nthe sheet is due on Monday.\n",
      "“letter.txt” is nothing that this page knows",
    ],
    ["empty.csv", "", "“empty.csv” has nothing in it."],
  ] as const) {
    await drop(page, { name, content });
    await expect(problem(page), name).toContainText(says);
    await isShown(page, view);
    await problem(page).getByRole("button", { name: "Dismiss" }).click();
  }
  await paste(page, "Dear all, the sheet is due on Monday.");
  await expect(problem(page)).toContainText("The pasted text is nothing that this page knows");
  await viewButton(page, "Step").click();
  await expect(page).toHaveTitle(/^2-2-2 sigmoid, shared biases ·/);
});

test("of code that doesn't run the fault is said, and a text pasted into a field stays its own", async ({
  page,
}) => {
  await begin(page, "Step");
  await paste(page, "import numpy as np\nx = np.nothing(2)\ny = x *\n");
  await expect(note(page)).toHaveCount(0);
  await expect(problem(page)).toContainText("was not opened: line 3");
  await expect(page).toHaveTitle(/^2-2-2 sigmoid, shared biases ·/);
  await page.getByRole("spinbutton", { name: "Inputs of the network" }).focus();
  await page.evaluate(() => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", "x1,x2\n1,2\n3,4\n");
    document.activeElement?.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true }));
  });
  await expect(page.getByRole("dialog")).toHaveCount(0);
});

test("NumPy's weights dropped in Train go to Step, and the note is accessible in the dark", async ({
  page,
}) => {
  await page.emulateMedia({ colorScheme: "dark" });
  await begin(page, "Train");
  await drop(page, { name: "weights.npz", content: Buffer.from(golden.archives.stored, "base64") });
  await expect(page.locator(".offer")).toBeVisible();
  await isShown(page, "Step");
  await drop(page, { name: "two.json", content: exercise("d-p2") });
  await expect(note(page)).toBeVisible();
  expect(await accessibilityFaults(page, { part: ".notice" })).toEqual([]);
});

/** 20 pictures of a bar, lying or standing, in IDX. */
function bars(): Dropped[] {
  const labels = Array.from({ length: 20 }, (_, n) => n % 2);
  const pixels = labels.flatMap((label, n) =>
    Array.from({ length: 64 }, (_, k) => ((label ? k % 8 : k >> 3) === (n >> 1) % 8 ? 255 : 0)),
  );
  return [idx("bars-images-idx3-ubyte", [20, 8, 8], pixels), idx("bars-labels-idx1-ubyte", [20], labels)];
}

function idx(name: string, shape: readonly number[], values: readonly number[]): Dropped {
  const head = Buffer.alloc(4 + 4 * shape.length);
  head.writeUInt32BE(0x0800 + shape.length);
  for (const [k, size] of shape.entries()) head.writeUInt32BE(size, 4 + 4 * k);
  return { name, content: Buffer.concat([head, Buffer.from(values)]) };
}
