import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const src = fileURLToPath(new URL("../src", import.meta.url));

/** Names that several files export, and why. */
const twice: Readonly<Record<string, string>> = {
  code: "how a variant is written in Python: the second export of each",
};

/** The kernels are written in another language; the plain forms of others are called as these are, which tests compare by name. */
const isRead = (path: string) =>
  /\.tsx?$/.test(path) && !path.startsWith("engine/simd/assembly/") && path !== "engine/math/plainKernels.ts";

interface Declared {
  readonly name: string;
  readonly path: string;
  readonly isExported: boolean;
  readonly isFunction: boolean;
}

/** Functions and constants at the top level of a file; a part of the page that comes later is called as what it loads. */
function declaredIn(path: string, text: string): Declared[] {
  const found = text.matchAll(
    /^(export )?(?:default )?(?:(?:async )?(function)\*? ?|const )(\w+)\b(?:[^=\n]*= ((?:part|lazy)\(|(?:async )?(?:<[^\n]*>)?\())?/gm,
  );
  return Array.from(found, ([, exported, isDeclared, name, value = ""]) => ({
    name,
    path,
    isExported: exported !== undefined,
    isFunction: isDeclared !== undefined || /\($/.test(value),
    isLater: /^(?:part|lazy)/.test(value),
  })).filter(({ isLater }) => !isLater);
}

/** The room that a file is in: `engine/program` of `engine/program/torch/composed/losses.ts`. */
const roomOf = (path: string) => path.split("/").slice(0, -1).slice(0, 2).join("/");

/** Names that more than one file exports. */
function exportedTwice(all: readonly Declared[]): string[] {
  const paths = new Map<string, Set<string>>();
  for (const { name, path, isExported } of all)
    if (isExported) paths.set(name, (paths.get(name) ?? new Set()).add(path));
  return [...paths]
    .filter(([name, those]) => those.size > 1 && !(name in twice))
    .map(([name, those]) => `${name}: ${[...those].join(", ")}`);
}

/** Functions of a file alone that have the name of one that another file of the room exports. */
function hidden(all: readonly Declared[]): string[] {
  const exported = all.filter(({ isExported, isFunction }) => isExported && isFunction);
  return all
    .filter(({ isExported, isFunction }) => !isExported && isFunction)
    .flatMap(({ name, path }) =>
      exported
        .filter((other) => other.name === name && roomOf(other.path) === roomOf(path))
        .map((other) => `${name}: ${path}, exported by ${other.path}`),
    );
}

const all = readdirSync(src, { recursive: true, encoding: "utf8" })
  .map((path) => path.replaceAll("\\", "/"))
  .filter(isRead)
  .flatMap((path) => declaredIn(path, readFileSync(join(src, path), "utf8")));

test("functions and constants are found", () => {
  expect(all.filter(({ isExported }) => isExported).length).toBeGreaterThan(2500);
});

test("the name of an exported function or constant means one thing in the whole project", () => {
  expect(exportedTwice(all)).toEqual([]);
});

test("within a room no function of a file alone has the name of an exported one", () => {
  expect(hidden(all)).toEqual([]);
});

test("what is looked for would be found", () => {
  const texts = {
    "a/b/c.ts": "export const one = (x: number): number => x;\nexport async function* two() {}",
    "a/b/d/e.ts": "function one() {}\nexport const two = 2;\nconst three = 3;",
    "a/f/g.tsx": "const one = () => 1;\nexport const View = part(() => import('./View'));",
    "a/f/View.tsx": "export default function View() {}\nexport function three() {}",
  };
  const found = Object.entries(texts).flatMap(([path, text]) => declaredIn(path, text));
  expect(exportedTwice(found)).toEqual(["two: a/b/c.ts, a/b/d/e.ts"]);
  expect(hidden(found)).toEqual(["one: a/b/d/e.ts, exported by a/b/c.ts"]);
});
