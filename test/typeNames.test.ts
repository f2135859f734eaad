import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const src = fileURLToPath(new URL("../src", import.meta.url));

/** Names that may be declared twice, and why. */
const twice: Readonly<Record<string, string>> = {
  Expression: "a formula of numbers is one, and so is what Python's grammar calls so",
  Erratum: "the exercise's, as the page has it",
  PrintedNumber: "the exercise's, as the page has it",
};

/** The kernels are written in another language. */
const isRead = (path: string) =>
  /\.tsx?$/.test(path) && !path.replaceAll("\\", "/").startsWith("engine/simd/assembly/");

const declared = new Map<string, string[]>();
for (const path of readdirSync(src, { recursive: true, encoding: "utf8" }).filter(isRead)) {
  const text = readFileSync(join(src, path), "utf8");
  for (const [, name] of text.matchAll(
    /^(?:export )?(?:interface|type|(?:abstract )?class) (\w+)\b(?! from)/gm,
  ))
    declared.set(name as string, [...(declared.get(name as string) ?? []), path]);
}

test("types are found", () => {
  expect(declared.size).toBeGreaterThan(1000);
});

test("a type's name means one thing in the whole project", () => {
  const found = [...declared].filter(([name, paths]) => paths.length > 1 && !(name in twice));
  expect(found.map(([name, paths]) => `${name}: ${paths.join(", ")}`)).toEqual([]);
});
