import { test as base, expect } from "@playwright/test";
import { type BuildServer, serveBuild } from "./server";

export { expect };

interface Options {
  /** Matches the console messages and errors that a test provokes on purpose. */
  allowedMessages: RegExp | undefined;
  /** Whether the reader has never been here: others aren't told how to begin. */
  isNew: boolean;
}

/**
 * Playwright's `test` on the built page, `page.goto("")` opens it. A test also fails when the page, a second page of it or a
 * worker writes a warning or an error, throws where nobody catches, or asks another origin for anything.
 */
export const test = base.extend<Options, { server: BuildServer }>({
  allowedMessages: [undefined, { option: true }],
  isNew: [false, { option: true }],

  server: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from a pattern.
    async ({}, use) => {
      const server = await serveBuild();
      await use(server);
      await server.close();
    },
    { scope: "worker" },
  ],

  baseURL: async ({ server }, use) => use(server.url),

  context: async ({ context, server, allowedMessages, isNew }, use) => {
    if (!isNew)
      await context.addInitScript(() => {
        try {
          localStorage.setItem("backprop-workbench.first-minute", "over");
        } catch {
          // Some tests switch storage off.
        }
      });
    const faults: string[] = [];
    const { origin } = new URL(server.url);

    context.on("console", (message) => {
      if (message.type() !== "error" && message.type() !== "warning") return;
      if (message.text() === "Service Worker registration blocked by Playwright") return;
      if (allowedMessages?.test(message.text())) return;
      faults.push(`console ${message.type()}: ${message.text()} (${message.location().url})`);
    });
    context.on("weberror", (error) => {
      const { message, stack } = error.error();
      if (!allowedMessages?.test(message)) faults.push(`uncaught: ${stack ?? message}`);
    });
    context.on("request", (request) => {
      const url = new URL(request.url());
      if (url.protocol !== "data:" && url.protocol !== "blob:" && url.origin !== origin) {
        faults.push(`request to another origin: ${request.url()}`);
      }
    });

    await use(context);
    expect(faults, "The page should be silent, and ask nobody else").toEqual([]);
  },
});
