import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runInNewContext } from "node:vm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { writeServiceWorker } from "../../scripts/build/serviceWorker";

const scope = "https://host.example/some/path/";

/** What a browser has for a service worker, as far as ours asks for it. */
class Browser {
  readonly caches = new Map<string, Map<string, string>>();
  readonly asked: string[] = [];
  host: Record<string, string> = {};

  start(code: string) {
    const listeners = new Map<string, (event: unknown) => void>();
    const at = (address: string) => new URL(address, scope).href;
    const opened = (name: string) => {
      const cache = this.caches.get(name) ?? new Map<string, string>();
      this.caches.set(name, cache);
      return {
        put: async (address: string, { body }: { body: string }) => void cache.set(at(address), body),
        match: async (address: string) =>
          cache.has(at(address)) ? { body: cache.get(at(address)) } : undefined,
      };
    };
    let skipped = false;
    const fetch = async (address: string | { url: string }) => {
      const href = typeof address === "string" ? at(address) : address.url;
      this.asked.push(href);
      const body = this.host[href.slice(scope.length)];
      return { ok: body !== undefined, status: body === undefined ? 404 : 200, body };
    };
    runInNewContext(code, {
      URL,
      Promise,
      Error,
      fetch,
      caches: {
        open: async (name: string) => opened(name),
        keys: async () => [...this.caches.keys()],
        delete: async (name: string) => this.caches.delete(name),
        match: async (address: string) => {
          for (const name of this.caches.keys()) {
            const found = await opened(name).match(address);
            if (found) return found;
          }
          return undefined;
        },
      },
      self: {
        registration: { scope },
        clients: { claim: async () => {} },
        skipWaiting: async () => {
          skipped = true;
        },
        addEventListener: (kind: string, listener: (event: unknown) => void) => listeners.set(kind, listener),
      },
    });
    const wait = async (kind: string) => {
      let work: Promise<void> | undefined;
      listeners.get(kind)?.({
        waitUntil: (promise: Promise<void>) => {
          work = promise;
        },
      });
      await work;
    };
    return {
      install: () => wait("install"),
      activate: () => wait("activate"),
      say: (data: unknown) => listeners.get("message")?.({ data }),
      skipped: () => skipped,
      /** What a request gets; nothing where the browser is left to ask itself. */
      async get(address: string, mode = "cors", method = "GET"): Promise<string | undefined> {
        let answer: Promise<{ body: string }> | undefined;
        listeners.get("fetch")?.({
          request: { url: at(address), mode, method },
          respondWith: (promise: Promise<{ body: string }>) => {
            answer = promise;
          },
        });
        return (await answer)?.body;
      },
    };
  }
}

describe("the service worker", () => {
  let dist = "";
  let browser = new Browser();
  beforeEach(() => {
    dist = mkdtempSync(join(tmpdir(), "dist-"));
    browser = new Browser();
  });
  afterEach(() => rmSync(dist, { recursive: true }));

  /** Builds a version of the page, and puts it on the host. */
  async function deploy(files: Record<string, string>): Promise<string> {
    rmSync(dist, { recursive: true });
    mkdirSync(join(dist, "assets"), { recursive: true });
    for (const [path, content] of Object.entries(files)) writeFileSync(join(dist, path), content);
    await writeServiceWorker(dist);
    const { "index.html": page, ...others } = files;
    browser.host = { ...others, "": page };
    return readFileSync(join(dist, "sw.js"), "utf8");
  }
  const first = {
    "index.html": "page 1",
    "theme.js": "theme 1",
    "assets/a-11111111.js": "a 1",
    "assets/b-11111111.js": "b",
  };
  const second = {
    "index.html": "page 2",
    "theme.js": "theme 2",
    "assets/a-22222222.js": "a 2",
    "assets/b-11111111.js": "b",
  };
  const third = { "index.html": "page 3", "theme.js": "theme 2", "assets/a-33333333.js": "a 3" };

  async function takeIn(files: Record<string, string>) {
    const worker = browser.start(await deploy(files));
    await worker.install();
    await worker.activate();
    return worker;
  }

  it("answers everything without the host, the page under its folder's name too", async () => {
    const worker = await takeIn(first);
    browser.host = {};
    browser.asked.length = 0;
    expect(await worker.get("", "navigate")).toBe("page 1");
    expect(await worker.get("?lesson=3", "navigate")).toBe("page 1");
    expect(await worker.get("index.html", "navigate")).toBe("page 1");
    expect(await worker.get("theme.js")).toBe("theme 1");
    expect(await worker.get("assets/a-11111111.js")).toBe("a 1");
    expect(browser.asked).toEqual([]);
  });

  it("leaves to the browser what isn't the page's", async () => {
    const worker = await takeIn(first);
    expect(await worker.get("https://elsewhere.example/x.js")).toBeUndefined();
    expect(await worker.get("https://host.example/other/")).toBeUndefined();
    expect(await worker.get("theme.js", "cors", "POST")).toBeUndefined();
    browser.host = { "notes.html": "notes" };
    expect(await worker.get("notes.html", "navigate")).toBe("notes");
  });

  it("fetches of a new version only what is new, and waits until it is asked to take over", async () => {
    await takeIn(first);
    browser.asked.length = 0;
    const worker = browser.start(await deploy(second));
    await worker.install();
    expect(browser.asked.map((href) => href.slice(scope.length)).sort()).toEqual([
      "",
      "assets/a-22222222.js",
      "theme.js",
    ]);
    expect(worker.skipped()).toBe(false);
    worker.say("something else");
    expect(worker.skipped()).toBe(false);
    worker.say("take over");
    expect(worker.skipped()).toBe(true);
  });

  it("keeps one version before for the tabs that run on it, and of several copies only its own", async () => {
    browser.caches.set("backprop-workbench https://host.example/copy/ 1", new Map());
    browser.caches.set("somebody else's", new Map());
    await takeIn(first);
    const worker = await takeIn(second);
    browser.host = {};
    expect(await worker.get("theme.js")).toBe("theme 2");
    expect(await worker.get("assets/a-11111111.js")).toBe("a 1");
    const next = await takeIn(third);
    browser.host = {};
    expect(await next.get("assets/a-22222222.js")).toBe("a 2");
    expect(await next.get("assets/a-11111111.js")).toBeUndefined();
    expect(browser.caches.size).toBe(4);
  });

  it("takes in all files or none, and what was there stays", async () => {
    const before = await takeIn(first);
    const worker = browser.start(await deploy(second));
    delete browser.host["assets/a-22222222.js"];
    await expect(worker.install()).rejects.toThrow("assets/a-22222222.js: 404");
    expect(browser.caches.size).toBe(1);
    browser.host = {};
    expect(await before.get("", "navigate")).toBe("page 1");
  });

  it("is the same as long as the files are", async () => {
    const one = await deploy(first);
    expect(await deploy(first)).toBe(one);
    expect(await deploy({ ...first, "theme.js": "theme 2" })).not.toBe(one);
  });
});
