import { setFlagsFromString } from "node:v8";
import react from "@vitejs/plugin-react";
import { playwright } from "@vitest/browser-playwright";
import { defineConfig } from "vitest/config";
import { bundledWorkers } from "./scripts/build/bundledWorkers.ts";
import { exerciseLines } from "./scripts/build/exerciseLines.mjs";
import { kernels } from "./scripts/build/kernels.mjs";
import { launchOptions } from "./test/browser.ts";

// A third of the unit tests' time was V8's, which compiled with its best compiler what few tests call: it waits 2.6 times as long.
// The number is of bytes of bytecode; the usual one, at Node 20, is 132 kB.
setFlagsFromString("--interrupt-budget=350000");

export default defineConfig({
  test: {
    passWithNoTests: true,
    // The usual is one less, which on two cores is one alone.
    maxWorkers: "100%",
    projects: [
      {
        plugins: [exerciseLines(), kernels()],
        test: {
          name: "unit",
          // Some loop over every step of every exercise; a busy machine must not fail them.
          testTimeout: 30_000,
          environment: "node",
          // Without a fresh start for each file the engine is read once; so no test mocks a module or leaves globals changed.
          pool: "threads",
          isolate: false,
          setupFiles: ["test/leaveNothing.ts", "test/patience.ts"],
          include: ["test/**/*.test.ts"],
          exclude: ["test/**/*.browser.test.ts"],
        },
      },
      {
        plugins: [react(), exerciseLines(), kernels(), bundledWorkers()],
        // Found while the tests run, these would reload the page under a test.
        optimizeDeps: {
          include: [
            ...["react", "react-dom", "react-dom/client", "react/jsx-runtime", "react/jsx-dev-runtime"],
            ...["d3", "idb", "katex", "valibot", "zustand", "zustand/vanilla"],
          ],
        },
        test: {
          name: "browser",
          include: ["test/**/*.browser.test.{ts,tsx}"],
          setupFiles: ["test/patience.ts", "test/leaveNothingOnPage.ts"],
          // One page for all files: loading hundreds of modules again for each took most of their time.
          isolate: false,
          testTimeout: 30_000,
          // One file at a time: pages beside each other take the focus and the frames from each other.
          fileParallelism: false,
          // A race in one of 130 shouldn't hold back the rest: what passes the second time is listed, and is a fault to be mended.
          retry: 1,
          browser: {
            enabled: true,
            headless: true,
            provider: playwright({ launchOptions }),
            instances: [{ browser: "chromium" }],
            screenshotFailures: false,
          },
        },
      },
    ],
  },
});
