// Compiles the engine's kernels to WebAssembly where a module imports `…/assembly/index.ts?kernels`, for the build, the tests and Node.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { root } from "../install.mjs";

const query = "?kernels";
const cache = join(root, "node_modules/.cache/backprop-workbench");

/** The module exports the compiled code, as base64: so it comes with the script that needs it, wherever that runs. */
export function kernels() {
  return {
    name: "kernels",
    enforce: "pre",
    resolveId(source, importer) {
      return source.endsWith(query) && importer
        ? resolve(dirname(importer.split("?")[0]), source.slice(0, -query.length)) + query
        : null;
    },
    async load(id) {
      if (!id.endsWith(query)) return null;
      const entry = id.slice(0, -query.length);
      for (const file of kernelSources(entry)) this.addWatchFile(file);
      return `export default ${JSON.stringify((await compiled(entry)).toString("base64"))};`;
    },
  };
}

/** @param {string} entry */
export function kernelSources(entry) {
  const folder = dirname(entry);
  return readdirSync(folder, { recursive: true })
    .filter((file) => file.endsWith(".ts"))
    .sort()
    .map((file) => join(folder, file));
}

/** Compiling takes some seconds, so what was compiled from the same sources is kept. */
async function compiled(entry) {
  const sum = createHash("sha256");
  for (const file of ["package-lock.json", "scripts/build/kernels.mjs", ...kernelSources(entry)])
    sum
      .update(`${file}\0`)
      .update(readFileSync(resolve(root, file)))
      .update("\0");
  const file = join(cache, `kernels-${sum.digest("hex").slice(0, 16)}.wasm`);
  if (existsSync(file)) return readFileSync(file);
  const code = await compile(entry);
  mkdirSync(cache, { recursive: true });
  // In one move, so that a script that starts at the same time never reads half a file.
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, code);
  renameSync(draft, file);
  return code;
}

async function compile(entry) {
  const { default: asc } = await import("assemblyscript/asc");
  let code;
  const { error, stderr } = await asc.main(
    // No garbage collector: the kernels have nothing but numbers in memory that is given to them.
    [
      entry,
      "--outFile",
      "out.wasm",
      "--enable",
      "simd",
      "--runtime",
      "stub",
      "--use",
      "abort=",
      "-O3",
      "--noAssert",
    ],
    {
      writeFile: (_name, contents) => {
        code = Buffer.from(contents);
      },
    },
  );
  if (error) throw new Error(`kernels: ${stderr.toString()}`, { cause: error });
  return code;
}
