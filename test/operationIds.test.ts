import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { activations } from "../src/engine/activations";
import { operations } from "../src/engine/ops/operations";

/** Whose words are the same as ids of operations and mean something else, and what they mean. */
const may: readonly (readonly [RegExp, string])[] = [
  [/^engine\/(?:ops|activations)\//, "operations, where they are declared"],
  [/^engine\/simd\//, "compiled kernels, by their own names"],
  [/^engine\/program\/(?:library|functions|torch)\//, "functions as NumPy and PyTorch call them"],
  [/^engine\/document\/features\//, "functions in formulas of columns"],
  [/^engine\/document\/(?:variants|sweep\/settings\/variedNetwork)\.ts$/, "choices of a document"],
  [
    /^engine\/(?:claims\/changes\/fitting|mistakes\/(?:arrays\/otherProduct|activation\/wrongSoftmax))\.ts$/,
    "names in the text of someone's program",
  ],
  [/^export\/worked\/breaks\.ts$/, "LaTeX's commands"],
];

const ids = new Set([...operations, ...activations].map(({ id }) => id));

/** An operation's id, compared with a text or looked up among texts. */
const compared = [
  /\bop\.id\s*[!=]==\s*["'`]/,
  /["'`]\s*[!=]==\s*[\w.?]*\bop\.id\b/,
  /\.(?:has|includes|indexOf|startsWith|endsWith|test|match)\(\s*[\w.?]*\bop\.id\b/,
  /\/\.exec\(\s*[\w.?]*\bop\.id\b/,
  /\bswitch \([\w.?]*\bop\.id\)/,
  new RegExp(`\\bid [!=]== "(?:${[...ids].join("|")})"`),
];

/** Texts and regular expressions, and texts one after the other. */
const literals = /(?:"[^"\n]*"\s*[,|]\s*)*"[^"\n]*"|'[^'\n]*'|(?<=[=(,:!&|?\s])\/(?:[^/\\\n]|\\.)+\/[a-z]*/g;

/** Lists of three ids or more, and no sentences: `"exp log sqrt"`, `/^(?:exp|log|sqrt)$/`, `["exp", "log", "sqrt"]`. */
const listsIn = (text: string) =>
  [...text.matchAll(literals)].filter(([literal]) => {
    const words = [...new Set(literal.match(/[A-Za-z]\w*/g))];
    const known = words.filter((word) => ids.has(word)).length;
    const isList = literal.startsWith("/") ? literal.includes("|") : /^["'\w\s,|]+$/.test(literal);
    return isList && known >= 3 && known > words.length / 2;
  });

function idsIn(text: string): string[] {
  const code = text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, (comment) => comment.replace(/[^\n]/g, " "));
  const lines = code.split("\n");
  return [
    ...lines.flatMap((line, k) =>
      compared.some((one) => one.test(line)) ? [`${k + 1}: ${line.trim()}`] : [],
    ),
    ...listsIn(code).map(({ 0: list, index }) => `${code.slice(0, index).split("\n").length}: ${list}`),
  ];
}

const root = fileURLToPath(new URL("../src", import.meta.url));

test("what an operation is like is asked of the operation, and its id is compared with another's", () => {
  const found = readdirSync(root, { recursive: true, encoding: "utf8" })
    .map((path) => path.replaceAll("\\", "/"))
    .filter((path) => /\.tsx?$/.test(path) && !may.some(([pattern]) => pattern.test(path)))
    .flatMap((path) => idsIn(readFileSync(join(root, path), "utf8")).map((one) => `${path}:${one}`));
  expect(found, "Use a property of Op, or import the operation that is meant").toEqual([]);
});

test("each exception is one", () => {
  const paths = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((path) =>
    /\.tsx?$/.test(path),
  );
  const unused = may.filter(
    ([pattern]) =>
      !paths.some(
        (path) =>
          pattern.test(path.replaceAll("\\", "/")) &&
          idsIn(readFileSync(join(root, path), "utf8")).length > 0,
      ),
  );
  expect(unused.map(([, meaning]) => meaning)).toEqual([]);
});

test.each([
  'if (node.op.id === "matmul") continue;',
  'const isSum = "add" === node?.op.id;',
  "curved.test(op.id)",
  "nothing.has(op.id)",
  "switch (op.id) {",
  'return id === "relu" ? 1 : 0;',
  "const isOfOne = /^(?:square|abs|power|raise|norm)$/.test(id);",
  'words("multiply divide matmul outer")',
  'const kept = ["exp", "sqrt",\n  "tanh"];',
])("%j is a list of ids, or compares one with a text", (text) => expect(idsIn(text)).toHaveLength(1));

test.each([
  "node.op.id === matmul.id",
  'const reductions = ["sum", "mean"];',
  'words: "the sum and the mean of a norm, or its power",',
  "// exp, log and sqrt",
])("%j is none", (text) => expect(idsIn(text)).toEqual([]));
