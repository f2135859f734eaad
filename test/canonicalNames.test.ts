import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

/** Who writes canonical names and reads them, and those who read what people write. */
const may = [
  /^engine\/names\/(canonicalName|elementName|labels|programNotation)\.ts$/,
  /^engine\/program\/graph\/nameReader\.ts$/,
  /^engine\/homework\/reading\/(names\/|text\/tables\.ts$)/,
];

/** How a canonical name would be put together or taken apart by hand. */
const handmade = [
  // `W${layer}[${to},${from}]`, `x[${i}]`, `a${l}.${stage}[1]`
  /`(?:d[LP]\/d)?[xtWbza](?:\$\{[^}]*\})?(?:\.\$\{[^}]*\})?\[[^`]*[\d}][^`]*\]/,
  /`[^`]*\bd[LP]\/d[xtWbza]?\$\{/,
  /`[^`]*@\$\{/,
  /(?:startsWith|endsWith|includes)\("(?:d[LP]\/|[xtWbza]\d*\[|@)/,
  /\.split\("[@[']"\)/,
  // Regular expressions of letters of tensors, of gradients, and of examples.
  /\/\^?\(?(?:d\(?\[?L|\[[xtWbza]{2,}\])/,
  /(?:^|[(,\s])\/@\(?(?:\\d|\.)/,
  // A program's names and groups: the variable of `h (line 7)`, the call of `forward#2`, a range of passes.
  /\/[^/]*\\\((?:line|pass|column)\b/,
  /\bgroup\.(?:replace\(\/#|split\("#|startsWith\()/,
  /(?:startsWith|endsWith|includes)\("pass(?:es)? /,
  // What a formula is, by its LaTeX.
  /\b\w*[tT]ex\s*===\s*["'`]/,
  // A number that is at hand, written to be read again.
  /\b(?:parseQuantity|writtenName|(?:gradient|updated)NameOf)\((?:nameOf|plainName|(?:bias|data|input|unit|weight)Name)\(/,
];

const root = fileURLToPath(new URL("../src", import.meta.url));

const handmadeIn = (text: string) => handmade.some((pattern) => pattern.test(text));

test("names of quantities are written and read in one place", () => {
  const found = readdirSync(root, { recursive: true, encoding: "utf8" })
    .filter((path) => /\.tsx?$/.test(path) && !may.some((pattern) => pattern.test(path)))
    .flatMap((path) =>
      readFileSync(join(root, path), "utf8")
        .split("\n")
        .flatMap((line, k) =>
          !/^\s*(?:\*|\/\/|\/\*\*)/.test(line) && handmadeIn(line)
            ? [`${path}:${k + 1}: ${line.trim()}`]
            : [],
        ),
    );
  expect(found, "Use Quantity values and engine/names").toEqual([]);
});

test.each([
  "`W§{layer}[§{to},§{from}]`",
  "`dL/dz§{index + 1}[1]`",
  "`§{name}@§{example}`",
  'name.startsWith("dL/")',
  "/^dL\\/d[Wb]/.test(name)",
  "name.replace(/@\\d+$/, ``)",
  'name.split("[")[0]',
  "/^[xtWb]\\d*/.test(name)",
  "name.replace(/ \\(line [^()]*\\)$/, ``)",
  "group.replace(/#.*$/, ``)",
  'group.startsWith("passes ")',
  'tex === "G" ? one : other',
  "gradientNameOf(weightName(1, 1, 1))",
  "writtenName(unitName(1, 2), text)",
])("%s is a name made by hand, with $ for §", (line) =>
  expect(handmadeIn(line.replaceAll("§", "$"))).toBe(true),
);
