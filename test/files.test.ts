import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));

/** Everything that is, or is about to be, in the repository, with slashes on Windows too. */
const files = execFileSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], {
  cwd: root,
  encoding: "utf8",
})
  .split("\0")
  .filter((path) => path !== "" && existsSync(join(root, path)));

/** The path of each folder that holds something, and of each file. */
function withFolders(paths: readonly string[]): string[] {
  const all = paths.flatMap((path) => {
    const parts = path.split("/");
    return parts.map((_, k) => parts.slice(0, k + 1).join("/"));
  });
  return [...new Set(all)];
}

/** What an import of a module names: it leaves the extension out, and a folder is named like a module. */
const stemsOf = (path: string) =>
  /\.(tsx?|m?js|json)$/.test(path) ? [path, path.replace(/\.\w+$/, "")] : [path];

/** Modules of one folder that differ in their ending alone: `./x` names both. */
function sameStems(paths: readonly string[]): string[] {
  const modules = paths.filter((path) => /\.(tsx?|m?js)$/.test(path)).sort();
  const stem = (path: string) => path.replace(/\.\w+$/, "");
  return modules.filter((path, k) => k > 0 && stem(path) === stem(modules[k - 1]));
}

/** Those that macOS and Windows take for the same, or that an import finds in each other's place. */
function confusable(paths: readonly string[]): string[] {
  const groups = new Map<string, Set<string>>();
  for (const path of withFolders(paths).flatMap(stemsOf)) {
    const key = path.normalize("NFC").toLowerCase();
    groups.set(key, (groups.get(key) ?? new Set()).add(path));
  }
  return [...groups.values()]
    .filter((group) => group.size > 1)
    .map((group) => [...group].sort().join(" and "));
}

/** What a relative import may find, in the order in which TypeScript looks. */
const endings = ["", ".ts", ".tsx", "/index.ts", "/index.tsx"];
const imported = /(?:from|import|import\()\s*"(\.[^"?]*)/g;

/** The relative imports that find another file, or one of another case, where case doesn't count. */
function misled(paths: readonly string[], textOf: (path: string) => string): string[] {
  const byKey = new Map(paths.map((path) => [path.toLowerCase(), path]));
  const wrong: string[] = [];
  for (const path of paths.filter((each) => /\.(tsx?|mjs)$/.test(each))) {
    for (const [, specifier] of textOf(path).matchAll(imported)) {
      const target = posix.join(posix.dirname(path), specifier);
      const exact = endings
        .map((ending) => target + ending)
        .find((each) => byKey.get(each.toLowerCase()) === each);
      const any = endings.map((ending) => byKey.get((target + ending).toLowerCase())).find(Boolean);
      if (any !== undefined && any !== exact) wrong.push(`${path}: ${specifier} finds ${any}`);
    }
  }
  return wrong;
}

/** Names that Windows can't give a file. */
const unfitForWindows = (path: string) =>
  path
    .split("/")
    .some(
      (part) => /[<>:"\\|?*\p{Cc}]|[. ]$/u.test(part) || /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(part),
    );

/** As git sees it: a zero byte early on, which no text has. */
const isBinary = (content: Uint8Array) => content.subarray(0, 8000).includes(0);

test("no two paths, nor stems in a folder, differ in case or ending alone", () => {
  expect(files.length).toBeGreaterThan(700);
  expect(confusable(files)).toEqual([]);
  expect(sameStems(files)).toEqual([]);
});

test("every import finds its file where case doesn't count", () => {
  expect(misled(files, (path) => readFileSync(join(root, path), "utf8"))).toEqual([]);
});

test("every path can be checked out on Windows", () => {
  expect(files.filter(unfitForWindows)).toEqual([]);
});

test("binary files are in public and docs alone", () => {
  const elsewhere = files.filter((path) => !/^(public|docs)\//.test(path));
  expect(elsewhere.filter((path) => isBinary(readFileSync(join(root, path))))).toEqual([]);
});

test("what is looked for would be found", () => {
  expect(confusable(["src/Rows.tsx", "src/rows.ts"])).toEqual(["src/Rows and src/rows"]);
  expect(confusable(["src/Draw/a.ts", "src/draw/b.ts"])).toEqual(["src/Draw and src/draw"]);
  expect(confusable(["a/Draw.ts", "a/draw/b.ts"])).toEqual(["a/Draw and a/draw"]);
  expect(confusable(["a/Rows.css", "a/rows.css"])).toEqual(["a/Rows.css and a/rows.css"]);
  expect(confusable(["a/rows.ts", "a/Rows.css", "a/rows/b.ts", "b/Rows.ts"])).toEqual([]);
  expect(sameStems(["a/rows.ts", "a/rows.mjs", "a/rows.css", "b/rows.ts"])).toEqual(["a/rows.ts"]);
  const texts = { "a/b.ts": 'import { c } from "./Rows";', "a/rows.ts": "", "a/Rows.tsx": "" };
  expect(misled(Object.keys(texts), (path) => texts[path as keyof typeof texts])).toEqual([
    "a/b.ts: ./Rows finds a/rows.ts",
  ]);
  expect(misled(["a/b.ts", "a/rows.ts"], () => 'export * from "./rows";')).toEqual([]);
  expect(["a/nul.ts", "a:b.ts", "a/b.", "aux/b"].filter(unfitForWindows)).toHaveLength(4);
  expect(["null.ts", "a/auxiliary.ts", ".ci/run", "com.ts"].filter(unfitForWindows)).toEqual([]);
  expect(isBinary(new Uint8Array([137, 80, 78, 71, 0, 1]))).toBe(true);
  expect(isBinary(new TextEncoder().encode("größe\n"))).toBe(false);
});
