// What a visitor downloads before the first view works, against its budget: index.html, what it links, and the worker of
// that view. What loads later (KaTeX, other views and their workers, exercises) doesn't count; nor does the service worker,
// which is started when the page rests and brings everything else: what that comes to is said.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { root } from "./install.mjs";

const budget = 112_000; // bytes
const dist = join(root, "dist");

/** The worker that the first view needs; that of Train is loaded when Train is opened. */
const firstWorker = "worker";

/** @type {string[]} Chunks (their names before the hash) that are loaded lazily although the first view needs them. */
const firstView = [];

const { dependencies } = readJson("package.json");
const stale = Object.keys(dependencies).filter(
  (name) => readJson(join("node_modules", name, "package.json")).version !== dependencies[name],
);
if (stale.length > 0) {
  console.error(
    `node_modules has other versions than package.json (${stale.join(", ")}): run \`npm ci\`, and build again.`,
  );
  process.exit(1);
}

const page = readFileSync(join(dist, "index.html"), "utf8");
const linked = [...page.matchAll(/(?:src|href)="\.\/([^"]+)"/g)].map(([, file]) => file);
// HTML, scripts, styles and workers: what the page can't work without.
const files = new Set(["index.html", ...linked.filter((file) => file.endsWith(".css")), ...workerFiles()]);
for (const script of linked.filter((file) => file.endsWith(".js"))) withImports(script);
// A chunk that the worker shares with what it loads later is a file of its own, and needed as much.
for (const file of workerFiles()) {
  const code = readFileSync(join(dist, file), "utf8");
  for (const [, chunk] of code.matchAll(/from\s*["`]\.\.\/([^"`]+)["`]/g)) withImports(chunk);
}
for (const name of firstView) {
  const chunks = list("assets").filter(
    (file) => /\.(?:js|css)$/.test(file) && file.startsWith(`assets/${name}-`),
  );
  if (chunks.length === 0)
    throw new Error(`The build has no chunk "${name}"; correct firstView in scripts/size.mjs`);
  for (const chunk of chunks) withImports(chunk);
}

let total = 0;
for (const file of files) {
  const bytes = compressed(join(dist, file));
  total += bytes;
  console.log(`${kilobytes(bytes).padStart(9)}  ${file}`);
}
console.log(`${kilobytes(total).padStart(9)}  of ${kilobytes(budget)}, compressed with gzip`);
const everything = readdirSync(dist, { recursive: true, withFileTypes: true }).filter((entry) =>
  entry.isFile(),
);
const all = everything.reduce((sum, { parentPath, name }) => sum + compressed(join(parentPath, name)), 0);
console.log(
  `${kilobytes(compressed(join(dist, "sw.js"))).padStart(9)}  sw.js, later; with it ${everything.length} files, ${kilobytes(all)}, work offline`,
);
if (total > budget) {
  console.error("The first view weighs more than its budget.");
  process.exit(1);
}

function workerFiles() {
  const found = list("workers").filter((file) => file.startsWith(`workers/${firstWorker}-`));
  if (found.length !== 1)
    throw new Error(
      `The build has ${found.length} workers "${firstWorker}"; correct firstWorker in scripts/size.mjs`,
    );
  return found;
}

function list(folder) {
  try {
    return readdirSync(join(dist, folder)).map((file) => `${folder}/${file}`);
  } catch (error) {
    if (error.code === "ENOENT") return []; // no worker in this build
    throw error;
  }
}

/** Adds a chunk and the chunks that it imports at once, which `import("…")` does not. */
function withImports(chunk) {
  if (files.has(chunk)) return;
  files.add(chunk);
  if (!chunk.endsWith(".js")) return;
  const code = readFileSync(join(dist, chunk), "utf8");
  for (const [, file] of code.matchAll(/(?:from|import)\s*"\.\/([^"]+)"/g)) withImports(`assets/${file}`);
}

function compressed(file) {
  return gzipSync(readFileSync(file)).length;
}

function readJson(file) {
  return JSON.parse(readFileSync(join(root, file), "utf8"));
}

function kilobytes(bytes) {
  return `${(bytes / 1000).toFixed(1)} kB`;
}
