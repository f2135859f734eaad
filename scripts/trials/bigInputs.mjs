// Large inputs: what the page says of them, and how long its thread is blocked. A task of more than 200 ms is a fault.
import { openBuild } from "../page.mjs";

const most = 200;

/** As text: numbers with six digits, and a class. */
function tableOf(rows, columns) {
  const lines = [];
  let state = 1;
  for (let row = 0; row < rows; row++) {
    const cells = Array.from({ length: columns - 1 }, () => {
      state = (state * 48_271) % 2_147_483_647;
      return (state / 2_147_483_647).toFixed(6);
    });
    lines.push(`${cells.join(",")},${row % 2 ? "a" : "b"}`);
  }
  return lines.join("\n");
}

export async function run() {
  const { page, close } = await openBuild();
  try {
    await page.evaluate(() => {
      window.tasks = [];
      new PerformanceObserver((list) =>
        window.tasks.push(...list.getEntries().map(({ duration }) => duration)),
      ).observe({
        type: "longtask",
      });
    });
    await page.getByRole("navigation", { name: "Views" }).getByRole("button", { name: "Train" }).click();
    await page.locator("canvas.picture").waitFor();
    const blocked = [
      await imported(page, 5000, 3),
      await imported(page, 20_000, 3),
      await imported(page, 100_000, 3),
      await imported(page, 200_000, 20),
    ];
    const longest = Math.max(...blocked);
    if (longest > most)
      throw new Error(`The page's thread was blocked for ${longest} ms; ${most} are the most`);
  } finally {
    await close();
  }
}

async function imported(page, rows, columns) {
  await page.locator("button.boxed", { hasText: "Import" }).click();
  const buffer = Buffer.from(tableOf(rows, columns));
  await page.evaluate(() => {
    window.tasks.length = 0;
  });
  await page
    .locator("dialog.import input[type=file]")
    .setInputFiles({ name: "large.csv", mimeType: "text/csv", buffer });
  const dialog = page.locator("dialog.import");
  const take = dialog.getByRole("button", { name: "Import", exact: true });
  const said = dialog.locator("[role=alert], .import-preview p").first();
  await said.waitFor({ timeout: 120_000 });
  const text = (await said.innerText()).replace(/\s+/g, " ").slice(0, 120);
  if (await take.isEnabled()) {
    await take.click();
    await dialog.waitFor({ state: "detached", timeout: 120_000 });
  } else await dialog.getByRole("button", { name: "Cancel" }).click();
  await page.waitForTimeout(2000);
  const tasks = await page.evaluate(() => window.tasks);
  const longest = Math.max(0, ...tasks);
  console.log(
    `${rows} rows × ${columns} columns (${(buffer.length / 1e6).toFixed(1)} MB): longest task ${longest} ms, ${tasks.length} above 50 ms; the page says: ${text}`,
  );
  return longest;
}
