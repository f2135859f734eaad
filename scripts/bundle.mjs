// Node 20 can't run TypeScript, so what runs outside the browser is bundled into one file first, and again when a source changed.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { isAbsolute, join, relative, resolve } from "node:path";
import { exerciseLines } from "./build/exerciseLines.mjs";
import { kernelSources, kernels } from "./build/kernels.mjs";
import { root } from "./install.mjs";

/**
 * Bundles `entry` (relative to the project) into `folder`; packages stay imports.
 * @returns the path of the bundle, which is a module for Node
 */
export async function bundle(entry, folder) {
  const name = entry.replace(/\W+/g, "-");
  const index = join(folder, `${name}.json`);
  const known = existsSync(index) ? JSON.parse(readFileSync(index, "utf8")) : undefined;
  if (known && existsSync(join(folder, known.file)) && hash(known.sources) === known.hash)
    return join(folder, known.file);

  const { code, sources } = await build(entry);
  const sum = hash(sources);
  const file = `${name}-${sum.slice(0, 16)}.mjs`;
  mkdirSync(folder, { recursive: true });
  write(join(folder, file), code);
  write(index, JSON.stringify({ file, hash: sum, sources }));
  if (known && known.file !== file) rmSync(join(folder, known.file), { force: true });
  return join(folder, file);
}

/** Over the contents of the sources; `undefined` when one is gone. The lock counts too, since a new bundler may build differently. */
function hash(sources) {
  const sum = createHash("sha256");
  for (const source of ["package-lock.json", "scripts/bundle.mjs", ...sources]) {
    const path = resolve(root, source);
    if (!existsSync(path)) return undefined;
    sum.update(`${source}\0`).update(readFileSync(path)).update("\0");
  }
  return sum.digest("hex");
}

async function build(entry) {
  const vite = await import("vite"); // only here: a warm start must not load it
  const { output } = await vite.build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: "error",
    plugins: [exerciseLines(), kernels()],
    build: {
      ssr: resolve(root, entry),
      write: false,
      target: "node20",
      minify: false,
      rolldownOptions: {
        external: (id) => /^[^.\0]/.test(id) && !isAbsolute(id),
        // Top-level constants must stay constants: V8 compiles a kernel's tables in only where they can't change.
        output: { format: "es", codeSplitting: false, topLevelVar: false },
      },
    },
  });
  const [chunk] = output;
  const sources = chunk.moduleIds
    .filter((id) => !id.includes("\0"))
    .flatMap((id) => (id.endsWith("?kernels") ? kernelSources(id.split("?")[0]) : [id.split("?")[0]]))
    .map((file) => relative(root, file));
  return { code: chunk.code, sources };
}

/** In one move, so that a script starting at the same time never reads half a file. */
function write(path, text) {
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, text);
  renameSync(draft, path);
}
