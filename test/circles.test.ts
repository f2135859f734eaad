import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("../src", import.meta.url));
const files = readdirSync(root, { recursive: true, encoding: "utf8" })
  .filter((path) => /\.tsx?$/.test(path))
  .map((path) => join(root, path));

const name = (file: string) => relative(root, file).split(sep).join("/");

/** What each file imports at once, types too; what it loads later is a new start. */
const imports = new Map(files.map((file) => [name(file), targets(file).map(name)]));

function targets(file: string): string[] {
  const found = readFileSync(file, "utf8").matchAll(/(?:^|\n)(?:import|export)\s[^;]*?from\s+"(\.[^"]*)"/g);
  return Array.from(found, ([, path]) => join(dirname(file), path as string))
    .flatMap((base) =>
      ["", ".ts", ".tsx", "/index.ts"]
        .map((end) => base + end)
        .filter((path) => path !== base || existsSync(path)),
    )
    .filter((path) => files.includes(path));
}

/** Circles in a graph, each named once. */
function circlesIn(targetsOf: ReadonlyMap<string, Iterable<string>>): string[] {
  const found: string[] = [];
  const state = new Map<string, "open" | "done">();
  const path: string[] = [];
  function visit(node: string) {
    if (state.get(node) === "done") return;
    if (state.get(node) === "open") {
      found.push([...path.slice(path.indexOf(node)), node].join(" → "));
      return;
    }
    state.set(node, "open");
    path.push(node);
    for (const target of targetsOf.get(node) ?? []) visit(target);
    path.pop();
    state.set(node, "done");
  }
  for (const node of targetsOf.keys()) visit(node);
  return found;
}

/**
 * What imports what within each folder: its rooms, each with all that is in it, and as one more the files that stand in it
 * themselves, `views/step/*`.
 */
function rooms(all: ReadonlyMap<string, readonly string[]>): Map<string, Set<string>> {
  const arrows = new Map<string, Set<string>>();
  for (const [file, targets] of all)
    for (const target of targets) {
      const [from, to] = [file, target].map((path) => path.split("/"));
      let depth = 0;
      while (from[depth] === to[depth] && depth < Math.min(from.length, to.length) - 1) depth += 1;
      const [room, other] = [from, to].map((parts) =>
        (depth < parts.length - 1 ? parts.slice(0, depth + 1) : [...parts.slice(0, depth), "*"]).join("/"),
      );
      if (room !== other) arrows.set(room, (arrows.get(room) ?? new Set()).add(other));
    }
  return arrows;
}

/** The folders that have circles among their rooms. */
const foldersIn = (arrows: ReadonlyMap<string, Iterable<string>>) =>
  [...new Set(circlesIn(arrows).map((circle) => dirname(circle.split(" → ")[0])))].sort();

/** The same without the files that stand in a folder themselves. */
const amongRooms = (arrows: ReadonlyMap<string, ReadonlySet<string>>) =>
  new Map(
    [...arrows]
      .filter(([room]) => !isLoose(room))
      .map(([room, others]) => [room, [...others].filter((other) => !isLoose(other))]),
  );
const isLoose = (room: string) => room === "*" || room.endsWith("/*");

/** Folders whose own files both list what is in their rooms and hold what these share, and why they may. */
const withLists: Readonly<Record<string, string>> = {
  ".": "main, App and cli begin everything; loadPart and the like serve everything",
  "engine/ops": "op is the contract, operations the list of those of programs",
  "engine/program/functions": "function is the contract, index the list",
  store: "stores holds the page's stores, the workbench first, which all others are given",
};

test("imports are found", () => {
  expect([...imports.values()].flat().length).toBeGreaterThan(files.length);
});

test("no file imports itself through others, types included", () => {
  expect(circlesIn(imports)).toEqual([]);
});

test("no folder imports itself through others, types included", () => {
  const arrows = rooms(imports);
  expect(foldersIn(amongRooms(arrows))).toEqual([]);
  expect(foldersIn(arrows)).toEqual(Object.keys(withLists));
});

test("what is looked for would be found", () => {
  const three = new Map([
    ["a/x/one.ts", ["a/y/two.ts"]],
    ["a/y/two.ts", ["a/three.ts"]],
    ["a/three.ts", ["a/x/deep/four.ts"]],
    ["a/x/deep/four.ts", ["b/five.ts"]],
    ["b/five.ts", []],
  ]);
  expect(circlesIn(rooms(three))).toEqual(["a/x → a/y → a/* → a/x"]);
  expect(foldersIn(rooms(three))).toEqual(["a"]);
  expect(foldersIn(amongRooms(rooms(three)))).toEqual([]);
  const two = new Map([
    ["a/x/one.ts", ["a/y/two.ts"]],
    ["a/y/two.ts", ["a/x/deep/three.ts"]],
  ]);
  expect(foldersIn(amongRooms(rooms(two)))).toEqual(["a"]);
  expect(circlesIn(three)).toEqual([]);
});
