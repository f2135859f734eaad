import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, posix, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));

const withSlashes = (path: string) => path.split(sep).join("/");

/** The files of a folder and of those in it, as paths from the root. */
function filesIn(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => withSlashes(relative(root, join(entry.parentPath, entry.name))));
}

const source = filesIn("src");
const tests = filesIn("test").filter((path) => /\.test\.tsx?$/.test(path));

/** What a folder of tests tests: a room of `src`, or of `scripts` and the like as they are called. */
const testedBy = (folder: string) => {
  const room = folder.replace(/^test\//, "");
  return existsSync(join(root, "src", room)) ? `src/${room}` : room;
};

const project = new Set([...source, ...filesIn("test"), ...filesIn("scripts")]);
const fileOf = (module: string) =>
  ["", ".ts", ".tsx", "/index.ts"].map((end) => module + end).find((path) => project.has(path)) ?? [];

/** The files that a file asks for by their paths; workers and files that it reads are named so too. */
function readAsked(path: string): string[] {
  if (!/\.(?:tsx?|mjs)$/.test(path)) return [];
  const named = readFileSync(join(root, path), "utf8").matchAll(
    /(?:\bfrom|\bimport|\bimport\(|\bnew URL\()\s*["`](\.[^"`?]*)/g,
  );
  return Array.from(named, ([, specifier]) => posix.join(posix.dirname(path), specifier)).flatMap(fileOf);
}
const asked = new Map([...project].map((path) => [path, readAsked(path)]));

/** Everything that a test asks for, and what that asks for, of tests and of the project. */
function reachedBy(path: string, reached = new Set<string>()): Set<string> {
  for (const target of asked.get(path) ?? []) {
    if (reached.has(target)) continue;
    reached.add(target);
    reachedBy(target, reached);
  }
  return reached;
}

/** What reads the sources as texts. */
const withoutImports = /^test\/engine\/publicFunctions\b/;

test("each test stands where what it tests stands", () => {
  const elsewhere = tests.filter((path) => {
    const folder = dirname(path);
    if (folder === "test") return asked.get(path)?.some((file) => file.startsWith("scripts/"));
    const room = testedBy(folder);
    if (!existsSync(join(root, room))) return true;
    if (withoutImports.test(path)) return false;
    return ![...reachedBy(path)].some((file) => file.startsWith(`${room}/`));
  });
  expect(elsewhere).toEqual([]);
});

/**
 * Lists of like things, each tried by the test of what they all owe, `engine/contract.test.ts` and that of the lessons; and what
 * rooms that know nothing of each other say to one another, which is types.
 */
const withoutOwnTest = [
  ...["losses", "penalties", "optimizers", "schedules", "initializers"].map((list) => `engine/${list}`),
  "exercises/lessons",
  "views/parts/files",
];

/** The rooms of `src` that each have a test: those of its folders, and of views those of each view too. */
const rooms = new Set(
  source
    .filter((path) => /\.tsx?$/.test(path))
    .map((path) => path.split("/").slice(1, -1))
    .flatMap((folders) => [folders.slice(0, 2), ...(folders[0] === "views" ? [folders.slice(0, 3)] : [])])
    .map((folders) => folders.join("/")),
);

test("each room has a test", () => {
  const isTested = (room: string) => tests.some((path) => path.startsWith(`test/${room}/`));
  expect([...rooms].filter((room) => room && !isTested(room)).sort()).toEqual(withoutOwnTest.sort());
});
