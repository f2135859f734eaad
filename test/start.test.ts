import { readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { createServer } from "vite";
import { expect, it } from "vitest";

const root = resolve(import.meta.dirname, "..");

/** The modules that workers begin with, as the sources name them. */
const workers = readdirSync(resolve(root, "src"), { recursive: true, encoding: "utf8" })
  .filter((file) => /\.tsx?$/.test(file))
  .flatMap((file) => {
    const path = resolve(root, "src", file);
    const named = readFileSync(path, "utf8").matchAll(/new Worker\(new URL\("([^"]+)"/g);
    return [...named].map(([, worker]) => resolve(path, "..", worker));
  });

it("`npm start` can serve every module of the page and of its workers", async () => {
  const server = await createServer({
    root,
    logLevel: "silent",
    appType: "custom",
    server: { middlewareMode: true, ws: false, watch: null },
    optimizeDeps: { noDiscovery: true, include: [] },
  });
  const faults: string[] = [];
  const seen = new Set<string>();
  const waiting = [resolve(root, "src/main.tsx"), ...workers].map((file) => `/@fs/${file}`);
  try {
    for (let url = waiting.pop(); url !== undefined; url = waiting.pop()) {
      if (seen.has(url) || url.includes("node_modules")) continue;
      seen.add(url);
      try {
        await server.environments.client.transformRequest(url);
      } catch (error) {
        faults.push(`${url}: ${String(error).split("\n")[0]}`);
        continue;
      }
      const module = await server.environments.client.moduleGraph.getModuleByUrl(url);
      // What a module watches counts there too: the kernels' sources, which are compiled together.
      for (const { url: imported } of module?.importedModules ?? [])
        if (!/\/assembly\/[\w/]+\.ts$/.test(imported)) waiting.push(imported);
    }
  } finally {
    await server.close();
  }
  expect(faults).toEqual([]);
  expect(workers.length).toBeGreaterThan(5);
  expect([...seen].filter((url) => url.endsWith("?kernels")).length).toBe(1);
});
