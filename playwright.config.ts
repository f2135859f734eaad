import { defineConfig } from "@playwright/test";
import { launchOptions } from "./test/browser.ts";

// Playwright stays at 1.59 until a version after it no longer describes the whole page at each attempt of an assertion
// (microsoft/playwright#41098): that took our tests a tenth longer.
export default defineConfig({
  testDir: "test/e2e",
  testMatch: "**/*.e2e.ts",
  forbidOnly: Boolean(process.env.CI),
  workers: 4, // twice the cores that they are meant for, since they also wait; none of them measures time
  timeout: 60_000,
  // A race in one of 220 tests shouldn't hold back the rest: it is listed as flaky, by name, and is a fault to be mended.
  // `npm run e2e -- --retries 0` is strict.
  retries: 1,
  expect: { timeout: 15_000 },
  reporter: "list",
  use: {
    browserName: "chromium",
    launchOptions,
    viewport: { width: 1280, height: 720 },
    actionTimeout: 20_000, // what can't be pressed says so, and by whom, before the test's own time is over
    // What the page keeps for offline use would come between the tests and what they change on the way.
    serviceWorkers: "block",
    // What moves without end takes time from the tests beside it.
    contextOptions: { reducedMotion: "reduce" },
  },
});
