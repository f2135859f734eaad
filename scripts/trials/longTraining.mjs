// A long training: how long the page's thread is blocked meanwhile, by the clock, and that nothing goes wrong. A task of more
// than 200 ms is a fault; on a machine that others use too the clock counts their time as well, so the load is printed.
import { loadavg } from "node:os";
import { openBuild } from "../page.mjs";

const most = 200;
const minutes = Number(process.env.MINUTES ?? 10);
/** How many times slower the page's thread is made. */
const slowed = Number(process.env.SLOWED ?? 1);

export async function run() {
  const { page, close } = await openBuild();
  const errors = [];
  page.on("pageerror", (error) => errors.push(error.message));
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  try {
    const session = await page.context().newCDPSession(page);
    await session.send("Emulation.setCPUThrottlingRate", { rate: slowed });
    await page.getByRole("navigation", { name: "Views" }).getByRole("button", { name: "Train" }).click();
    await page.locator("canvas.picture").waitFor();
    const epochs = page.getByRole("spinbutton", { name: "epochs at most" });
    await epochs.fill("10000000");
    await epochs.press("Enter");
    await page.evaluate(() => {
      window.tasks = [];
      new PerformanceObserver((list) => {
        for (const { startTime, duration } of list.getEntries()) window.tasks.push([startTime, duration]);
      }).observe({ type: "longtask" });
    });
    await page.getByRole("region", { name: "Run" }).getByRole("button", { name: "Train" }).click();
    for (let minute = 1; minute <= minutes; minute++) {
      await page.waitForTimeout(60_000);
      const training = await page.getByRole("button", { name: "Pause training" }).isVisible();
      const longest = await page.evaluate(() => Math.max(0, ...window.tasks.map(([, duration]) => duration)));
      const epoch = await page.locator(".scrubber .epoch").innerText();
      console.log(
        `minute ${minute}: ${training ? "training" : "ended"}, ${epoch}, longest task so far ${Math.round(longest)} ms, load ${loadavg()[0].toFixed(1)}`,
      );
    }
    const tasks = await page.evaluate(() => window.tasks);
    const long = tasks.filter(([, duration]) => duration > most);
    console.log(
      `${minutes} minutes: ${tasks.length} tasks of more than 50 ms, ${long.length} of more than ${most}; ${errors.length} errors`,
    );
    if (errors.length > 0 || long.length > 0)
      throw new Error(
        `Too long or failed: ${JSON.stringify(long.map((task) => task.map(Math.round)))} ${errors.join("; ")}`,
      );
  } finally {
    await close();
  }
}
