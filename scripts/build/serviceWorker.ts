// Writes the service worker of a built page: it must know every file there is, so it is made when all are written.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "vite";

const entry = fileURLToPath(new URL("../../src/offline/serviceWorker.ts", import.meta.url));
const file = "sw.js";

/** @param dist the folder with the built page; a service worker that is there already is written again */
export async function writeServiceWorker(dist: string): Promise<void> {
  const files = filesOf(dist);
  const version = hashOf(JSON.stringify(files));
  const built = await build({
    configFile: false,
    publicDir: false,
    logLevel: "error",
    define: { files: JSON.stringify(files), version: JSON.stringify(version) },
    build: { write: false, target: "es2023", lib: { entry, formats: ["es"], fileName: "sw" } },
  });
  const [{ output }] = Array.isArray(built) ? built : [built as Extract<typeof built, { output: unknown }>];
  writeFileSync(join(dist, file), output[0].code);
}

/** Each file's address and, where its name has no hash of its content, that hash. */
function filesOf(dist: string): [address: string, hash?: string][] {
  return readdirSync(dist, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(dist.length + 1)
        .split(sep)
        .join("/"),
    )
    .filter((path) => path !== file)
    .sort()
    .map((path) => {
      // The build names what it writes into folders after its content.
      if (path.includes("/")) return [path];
      return [path === "index.html" ? "./" : path, hashOf(readFileSync(join(dist, path)))];
    });
}

const hashOf = (content: string | Buffer) => createHash("sha256").update(content).digest("hex").slice(0, 16);
