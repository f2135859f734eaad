import { defineConfig } from "@playwright/test";
import { launchOptions } from "./test/browser.ts";

export default defineConfig({
  testDir: "test/e2e",
  testMatch: "**/*.e2e.ts",
  forbidOnly: Boolean(process.env.CI),
  workers: 1, // frame times are measured too, so nothing else may run
  reporter: "list",
  use: { browserName: "chromium", launchOptions, viewport: { width: 1280, height: 720 } },
});
