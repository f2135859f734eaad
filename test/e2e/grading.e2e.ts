import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { accessibilityFaults } from "./axe";
import { type Dropped, drop } from "./drop";
import { expect, test } from "./fixtures";

const marking = (page: Page) => page.locator(".mark-class");
const row = (page: Page, student: string) =>
  marking(page)
    .getByRole("row")
    .filter({ has: page.getByRole("rowheader", { name: student, exact: true }) });

async function saved(page: Page, button: string): Promise<{ name: string; bytes: Buffer }> {
  const waiting = page.waitForEvent("download");
  await marking(page).getByRole("button", { name: button }).click();
  const download = await waiting;
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

const { printed } = JSON.parse(readFileSync("src/exercises/d-p1.json", "utf8")) as {
  printed: { quantity?: string; printed: string }[];
};
/** The way forward: of the gradients the sheet prints some wrong. */
const right = printed.flatMap(({ quantity, printed: digits }) =>
  quantity !== undefined && /^(?:[za]\d|L$)/.test(quantity) ? [`${quantity} = ${digits}`] : [],
);

/** A class of 100: most right, some with one number wrong, some empty or unreadable. */
const handIns = Array.from({ length: 100 }, (_, k): Dropped => {
  const name = `s${k + 1}.txt`;
  if (k % 20 === 7) return { name, content: "" };
  if (k % 20 === 13) return { name, content: "I was ill, sorry.\n" };
  if (k % 5 === 1)
    return {
      name,
      content: right
        .map((line, at) => (at === k % right.length ? line.replace(/= -?/, "= 7") : line))
        .join("\n"),
    };
  return { name, content: right.join("\n") };
});

interface Watched {
  /** What the progress bar said, one after the other. */
  readonly values: number[];
  /** Whether a step that was asked for came while it was there. */
  stepped: boolean;
  /** Milliseconds that the page was busy without a pause. */
  longest: number;
}

/** Looks from within: on a fast computer all is marked before anyone outside can look. */
function watchMarking(): void {
  const watched: Watched = { values: [], stepped: false, longest: 0 };
  Object.assign(globalThis, { watched });
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) watched.longest = Math.max(watched.longest, duration);
  }).observe({ entryTypes: ["longtask"] });
  new MutationObserver(() => {
    const bar = document.querySelector<HTMLProgressElement>('progress[aria-label="Hand-ins marked"]');
    if (!bar) return;
    if (bar.value !== watched.values.at(-1)) watched.values.push(bar.value);
    if (watched.values.length === 2)
      document.querySelector<HTMLButtonElement>('button[aria-label="Next step"]')?.click();
    watched.stepped ||= document.querySelector("[data-step='1']") !== null;
  }).observe(document.body, { subtree: true, childList: true, attributes: true });
}

test("100 hand-ins are dropped at once: progress shows, the page stays alive, and the marks are saved", async ({
  page,
}) => {
  test.setTimeout(180_000);
  await page.goto("#D-P1/1/unit");
  await expect(page.locator("[data-step]")).toHaveAttribute("data-step", "0");
  await page.evaluate(watchMarking);
  const points = JSON.stringify({ questions: [{ name: "forward", quantities: ["z1", "L"], points: 3 }] });
  await drop(page, ...handIns, { name: "points.json", content: points });
  await expect(marking(page)).toContainText("100 of 100 hand-ins marked", { timeout: 120_000 });
  const { values, stepped, longest } = await page.evaluate(
    () => (globalThis as unknown as { watched: Watched }).watched,
  );
  test.info().annotations.push({ type: "longest task", description: `${Math.round(longest)} ms` });
  expect(values.length).toBeGreaterThan(2);
  expect(values).toEqual(values.toSorted((one, other) => one - other));
  expect(stepped, "the page goes on while hand-ins are marked").toBe(true);
  await expect(marking(page).getByRole("progressbar", { name: "Hand-ins marked" })).toHaveCount(0);
  await expect(row(page, "s1")).toContainText("3 of 3");
  await expect(row(page, "s8")).toContainText("0 of 3");
  await expect(row(page, "s14")).toContainText("1 line unread");

  const book = await saved(page, "For a grade book");
  expect(book.name).toBe("grade-book.csv");
  const lines = book.bytes.toString("utf8").trim().split("\n");
  expect(lines[0]).toBe("ID number,forward (of 3),Total (of 3),Feedback");
  expect(lines).toHaveLength(101);
  expect(lines[1]).toBe("s1,3,3,");
  const archive = await saved(page, "For Gradescope");
  expect(archive.name).toBe("gradescope-results.zip");
  // The end of the central directory says how many files there are.
  expect(archive.bytes.readUInt16LE(archive.bytes.length - 12)).toBe(100);
  expect(archive.bytes.toString("utf8")).toContain("s100.results.json");
  expect((await saved(page, "Save as CSV")).bytes.toString("utf8")).toMatch(/^student,file,points,forward,/);
});

test("a program's hand-ins are marked on the page, each by their own numbers", async ({ page }) => {
  const program =
    "w = np.array([0.5, 0.25])\nx = np.array([2.0, 4.0])\nz = w @ x\nL = 0.5 * (z - 1.0) ** 2\n";
  const document = { format: "backprop-workbench", version: 3, title: "A neuron", program };
  await page.goto("");
  await expect(page.locator("[data-step]")).toHaveAttribute("data-step", "0");
  await drop(page, { name: "neuron.json", content: JSON.stringify(document) });
  await expect(page).toHaveTitle(/^A neuron/);
  await drop(
    page,
    { name: "ada.txt", content: "z = 2\nL = 0.5\ndL/dw = [2, 4]\n" },
    { name: "bob.txt", content: "z = 2\nL = 1\ndL/dw[0] = 2\n" },
    {
      name: "points.json",
      content: JSON.stringify({ questions: [{ name: "a", quantities: ["z", "L", "dL/dw"], points: 4 }] }),
    },
  );
  await expect(row(page, "ada")).toContainText("4 of 4");
  await expect(row(page, "bob")).toContainText("2 of 4");
  await expect(row(page, "bob")).toContainText("It should be 0.5");
  await page.emulateMedia({ colorScheme: "dark" });
  expect(await accessibilityFaults(page, { part: ".mark-class" })).toEqual([]);
});
