import { type BrowserContext, test as base, expect, type Page } from "@playwright/test";
import { type BuildServer, emptyPage, serveBuild } from "./server";

export { expect };

interface Options {
  /** Matches the console messages and errors that a test provokes on purpose. */
  allowedMessages: RegExp | undefined;
  /** Whether the reader has never been here: others aren't told how to begin. */
  isNew: boolean;
}

interface Elsewhere {
  /** Opens an address as another browser would, where nothing has been kept: in the same page, which takes less than another. */
  openElsewhere(address: string): Promise<void>;
}

/** A page that tests take one after the other. */
interface Turns {
  readonly page: Page;
  readonly watch: ReturnType<typeof watched>;
  /** What the test has put before the page's own scripts. */
  readonly scripts: { dispose(): Promise<void> }[];
}

/**
 * Playwright's `test` on the built page in a context of its own, for tests that change more than what the page stores, or
 * that open the page in a way of their own; `page.goto("")` opens it. A test also fails when the page, a second page of it or a
 * worker writes a warning or an error, throws where nobody catches, or asks another origin for anything.
 */
export const alone = base.extend<Options, { server: BuildServer; taken: Map<string, Turns> }>({
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

  // Of `test` below. Here, since Playwright begins another worker and browser for tests with other fixtures of a worker.
  taken: [
    // biome-ignore lint/correctness/noEmptyPattern: as above
    async ({}, use) => {
      const taken = new Map<string, Turns>();
      await use(taken);
      for (const { page } of taken.values()) await page.context().close();
    },
    { scope: "worker" },
  ],

  baseURL: async ({ server }, use) => use(server.url),

  context: async ({ context, server, allowedMessages, isNew }, use) => {
    if (!isNew) await context.addInitScript(beHereBefore);
    const watch = watched(context, server);
    watch.allowed = allowedMessages;
    await use(context);
    watch.expectSilence();
  },
});

/**
 * The same for tests that leave nothing behind but what the page stores, and scripts and routes of the page or its context:
 * those of a worker share one page, which is emptied between them. Its browser keeps the app's scripts, compiled, so that it
 * opens in less than a third of the processor's time of a new one.
 */
export const test = alone.extend<Elsewhere>({
  page: async (
    {
      browser,
      server,
      taken,
      baseURL,
      viewport,
      hasTouch,
      permissions,
      serviceWorkers,
      contextOptions,
      allowedMessages,
      isNew,
    },
    use,
    info,
  ) => {
    const options = { baseURL, viewport, hasTouch, serviceWorkers, ...contextOptions };
    const key = String(hasTouch);
    const turns = taken.get(key) ?? (await begin());
    const { page, watch, scripts } = turns;
    const context = page.context();
    watch.allowed = allowedMessages;
    server.letKeep(true);
    if (!isNew) await page.evaluate(beHereBefore);
    if (viewport) await page.setViewportSize(viewport);
    await context.grantPermissions(permissions ?? []);
    await use(page);
    server.letKeep(false);
    watch.expectSilence();
    if (info.status !== info.expectedStatus) return; // a worker that has failed is ended
    for (const script of scripts.splice(0)) await script.dispose();
    await context.unrouteAll();
    await empty(page, server);
    await context.clearPermissions();
    await page.emulateMedia({ media: null, colorScheme: null, forcedColors: null, ...contextOptions });

    async function begin(): Promise<Turns> {
      const context = await browser.newContext(options);
      const page = await context.newPage();
      const scripts: Turns["scripts"] = [];
      const add = page.addInitScript.bind(page);
      page.addInitScript = async (...given) => {
        const script = await add(...given);
        scripts.push(script);
        return script;
      };
      const begun = { page, watch: watched(context, server), scripts };
      await page.goto(`${server.url}${emptyPage}`);
      taken.set(key, begun);
      return begun;
    }
  },

  context: async ({ page }, use) => use(page.context()),

  openElsewhere: async ({ page, server, isNew }, use) =>
    use(async (address) => {
      await empty(page, server);
      if (!isNew) await page.evaluate(beHereBefore);
      await page.goto(address);
    }),
});

/** Leaves the page for an empty one of the same origin, and forgets whatever it has kept. */
async function empty(page: Page, server: BuildServer): Promise<void> {
  await page.unrouteAll();
  for (const other of page.context().pages()) if (other !== page) await other.close();
  await page.mouse.move(0, 0);
  await page.goto(`${server.url}${emptyPage}`);
  await page.evaluate(async () => {
    sessionStorage.clear();
    localStorage.clear();
    for (const { name = "" } of await indexedDB.databases())
      await new Promise((resolve, reject) => {
        const deleting = indexedDB.deleteDatabase(name);
        deleting.onsuccess = resolve;
        deleting.onerror = reject;
      });
  });
}

/** Of a reader who has been told how to begin. */
function beHereBefore(): void {
  try {
    localStorage.setItem("backprop-workbench.first-minute", "over");
  } catch {
    // Some tests switch storage off.
  }
}

/** Takes note of what a context's pages and workers complain about, and of requests to others. */
function watched(context: BrowserContext, server: BuildServer) {
  let faults: string[] = [];
  const { origin } = new URL(server.url);
  const watch = {
    allowed: undefined as RegExp | undefined,
    expectSilence() {
      const found = faults;
      faults = [];
      expect(found, "The page should be silent, and ask nobody else").toEqual([]);
    },
  };

  context.on("console", (message) => {
    if (message.type() !== "error" && message.type() !== "warning") return;
    if (message.text() === "Service Worker registration blocked by Playwright") return;
    if (watch.allowed?.test(message.text())) return;
    faults.push(`console ${message.type()}: ${message.text()} (${message.location().url})`);
  });
  context.on("weberror", (error) => {
    const { message, stack } = error.error();
    if (!watch.allowed?.test(message)) faults.push(`uncaught: ${stack ?? message}`);
  });
  context.on("request", (request) => {
    const url = new URL(request.url());
    if (url.protocol !== "data:" && url.protocol !== "blob:" && url.origin !== origin) {
      faults.push(`request to another origin: ${request.url()}`);
    }
  });
  return watch;
}
