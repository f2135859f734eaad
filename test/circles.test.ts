import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("../src", import.meta.url));
const files = readdirSync(root, { recursive: true, encoding: "utf8" })
  .filter((path) => /\.tsx?$/.test(path))
  .map((path) => join(root, path));

/** What each file imports at once, types too; what it loads later is a new start. */
const imports = new Map(files.map((file) => [file, targets(file)]));

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

/** Circles of files that import one another, each named once. */
function circles(): string[] {
  const found: string[] = [];
  const state = new Map<string, "open" | "done">();
  const path: string[] = [];
  function visit(file: string) {
    if (state.get(file) === "done") return;
    if (state.get(file) === "open") {
      found.push([...path.slice(path.indexOf(file)), file].map((each) => relative(root, each)).join(" → "));
      return;
    }
    state.set(file, "open");
    path.push(file);
    for (const target of imports.get(file) ?? []) visit(target);
    path.pop();
    state.set(file, "done");
  }
  for (const file of files) visit(file);
  return found;
}

test("imports are found", () => {
  expect([...imports.values()].flat().length).toBeGreaterThan(files.length);
});

test("no file imports itself through others, types included", () => {
  expect(circles()).toEqual([]);
});
