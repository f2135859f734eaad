import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import asc from "assemblyscript/asc";
import { expect, it } from "vitest";
import { folderOf, licenceOf } from "../../../scripts/build/packageLicences";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const installed = (name: string) => join(root, "node_modules", name);

it("a module's package is told, also where the tools of the build have put it in", () => {
  expect(folderOf("/a/node_modules/d3-array/src/max.js")).toBe("/a/node_modules/d3-array");
  expect(folderOf("/a/node_modules/@lezer/lr/dist/index.js")).toBe("/a/node_modules/@lezer/lr");
  expect(folderOf("\0rolldown/runtime.js")).toBe(installed("rolldown"));
  expect(folderOf("\0vite/preload-helper.js")).toBe(installed("vite"));
  expect(folderOf("/a/src/main.tsx")).toBeUndefined();
});

it("a package's licence is its own text, without those of what it was made with, or says by whom it is", () => {
  const vite = licenceOf(installed("vite")).text;
  expect(vite).toMatch(/^\n## vite - \S+ \(MIT\)\n\n/);
  expect(vite).toContain("Permission is hereby granted");
  expect(vite.length).toBeLessThan(3000);
  expect(licenceOf(installed("median-quickselect")).text).toMatch(/\(ISC\)\n\nCopyright: \S+\n$/);
});

it("the licence of KaTeX's fonts is the one that they name, with all their reserved names", () => {
  const told = readFileSync(join(root, "scripts/build/katexFonts.md"), "utf8");
  const folder = installed("katex/dist/fonts");
  const fonts = readdirSync(folder).filter((name) => name.endsWith(".ttf"));
  expect(fonts.length).toBeGreaterThan(10);
  for (const font of fonts) {
    // A font's own words are in UTF-16, whose first bytes are zeros here.
    const words = readFileSync(join(folder, font), "latin1").replaceAll("\0", "");
    expect(words, font).toContain("licensed under the SIL Open Font License, Version 1.1.");
    const [, name] = /with Reserved Font Name (\w+)\./.exec(words) ?? [];
    expect(told, font).toMatch(new RegExp(`\\b${name}[,.]`));
  }
  expect(told).toContain("SIL OPEN FONT LICENSE");
});

it("the kernels hold nothing of AssemblyScript's own library, so that its licence needn't be told", async () => {
  let written = "";
  // Neither inlined nor dropped, so that each function goes by its name.
  const options = "--textFile kernels.wat --enable simd --runtime stub --use abort= -O0 --noAssert --debug";
  const { error } = await asc.main(["src/engine/simd/assembly/index.ts", ...options.split(" ")], {
    writeFile: (name, contents) => {
      if (name.endsWith(".wat")) written = String(contents);
    },
  });
  expect(error).toBeNull();
  const functions = [...written.matchAll(/^ \(func \$(\S+)/gm)].map(([, name]) => name);
  expect(functions.length).toBeGreaterThan(100);
  expect(functions.filter((name) => name.startsWith("~lib"))).toEqual([]);
});
