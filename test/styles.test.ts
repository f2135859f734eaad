import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const src = fileURLToPath(new URL("../src", import.meta.url));

/** What components share: any of them may use these files' classes within its own. */
const shared = [
  /^styles\//,
  /^ui\//,
  /^views\/(?:\w+\/)*parts\//,
  // What the sheet printed stands in the explanation and in the table.
  /^views\/step\/printed\/printed\.css$/,
];

/** States of the whole page, such as the theme: what begins with one may name any component. */
const pageState = /^(?::root)?\[data-/;

interface Sheet {
  readonly file: string;
  readonly selectors: readonly string[];
}

const sheets: readonly Sheet[] = readdirSync(src, { recursive: true, encoding: "utf8" })
  .map((file) => file.replaceAll("\\", "/"))
  .filter((file) => file.endsWith(".css"))
  .sort()
  .map((file) => ({ file, selectors: selectorsIn(readFileSync(join(src, file), "utf8")) }));

/** Each selector of a style sheet, those of a list one by one; steps of animations and what begins with @ are none. */
function selectorsIn(css: string): string[] {
  const plain = css
    .replace(/\/\*[\s\S]*?\*\//g, "")
    .replace(/@keyframes[^{]*\{(?:[^{}]*\{[^{}]*\})*\s*\}/g, "");
  return [...plain.matchAll(/([^{};]+)\{/g)]
    .map(([, selector]) => selector.trim())
    .filter((selector) => !selector.startsWith("@"))
    .flatMap(alternatives);
}

/** What commas part, but for those in brackets. */
function alternatives(selector: string): string[] {
  const parts = [""];
  let depth = 0;
  for (const letter of selector) {
    if (letter === "(") depth += 1;
    if (letter === ")") depth -= 1;
    if (letter === "," && depth === 0) parts.push("");
    else parts[parts.length - 1] += letter;
  }
  return parts.map((part) => part.trim());
}

const classesIn = (selector: string) => [...selector.matchAll(/\.([A-Za-z][\w-]*)/g)].map(([, name]) => name);

/** The class of the component that a selector begins with. */
const rootOf = (selector: string): string | undefined => classesIn(/^[^\s>+~]*/.exec(selector)?.[0] ?? "")[0];

const isShared = (file: string) => shared.some((each) => each.test(file));

/** The files whose rules begin with each class. */
function homes(all: readonly Sheet[]): Map<string, Set<string>> {
  const files = new Map<string, Set<string>>();
  for (const { file, selectors } of all)
    for (const selector of selectors) {
      const root = pageState.test(selector) ? undefined : rootOf(selector);
      if (root !== undefined) files.set(root, (files.get(root) ?? new Set()).add(file));
    }
  return files;
}

const withTwoHomes = (all: readonly Sheet[]) =>
  [...homes(all)]
    .filter(([, files]) => files.size > 1)
    .map(([root, files]) => `.${root}: ${[...files].join(", ")}`);

/** Rules of one component that would reach, or be reached by, those of another. */
function strangers(all: readonly Sheet[]): string[] {
  const known = homes(all);
  return all.flatMap(({ file, selectors }) =>
    selectors
      .filter((selector) => !pageState.test(selector))
      .flatMap((selector) =>
        classesIn(selector)
          .filter((name) =>
            [...(known.get(name) ?? [file])].every((home) => home !== file && !isShared(home)),
          )
          .map((name) => `${file}: ${selector} uses .${name} of ${[...(known.get(name) ?? [])].join(", ")}`),
      ),
  );
}

test("every rule of a component begins with its class", () => {
  const loose = sheets
    .filter(({ file }) => !file.startsWith("styles/"))
    .flatMap(({ file, selectors }) =>
      selectors
        .filter((selector) => rootOf(selector) === undefined && !/^(?::root|\[data-)/.test(selector))
        .map((selector) => `${file}: ${selector}`),
    );
  expect(loose).toEqual([]);
});

test("a class is styled in one file", () => {
  expect(withTwoHomes(sheets)).toEqual([]);
});

test("no component styles the insides of another, but of what is shared", () => {
  expect(strangers(sheets)).toEqual([]);
});

test("a sheet stands beside a component that has its class", () => {
  const away = [...homes(sheets)].flatMap(([name, files]) =>
    [...files]
      .filter((file) => file.startsWith("views/") && !isShared(file) && !namesIn(dirname(file)).has(name))
      .map((file) => `${file}: .${name}`),
  );
  expect(away).toEqual([]);
});

/** The words in the texts of a folder's modules: the classes that they may give are among them. */
function namesIn(folder: string): ReadonlySet<string> {
  const modules = readdirSync(join(src, folder)).filter((file) => /\.tsx?$/.test(file));
  const texts = modules.map((file) => readFileSync(join(src, folder, file), "utf8"));
  return new Set(
    texts
      .flatMap((text) => [...text.matchAll(/["'`][^"'`\n]*["'`]/g)])
      .flatMap(([words]) => words.split(/[^\w-]+/)),
  );
}

test("what is looked for would be found", () => {
  const two = [
    {
      file: "views/a.css",
      selectors: selectorsIn(".plot { color: red } @media print { .plot .line { color: red } }"),
    },
    {
      file: "views/b.css",
      selectors: selectorsIn(".key, .plot:hover { color: red } .key .plot { color: red }"),
    },
  ];
  expect(withTwoHomes(two)).toEqual([".plot: views/a.css, views/b.css"]);
  expect(strangers([two[0], { file: "views/b.css", selectors: [".key .plot"] }])).toHaveLength(1);
});
