import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const src = fileURLToPath(new URL("../../src", import.meta.url));
const paths = readdirSync(src, { recursive: true, encoding: "utf8" })
  .map((path) => path.replaceAll("\\", "/"))
  .filter((path) => /\.tsx?$/.test(path) && !path.startsWith("engine/simd/assembly/"));
const isOfEngine = (path: string) => path.startsWith("engine/");
const textOf = (path: string) => readFileSync(join(src, path), "utf8");

interface PublicFunction {
  readonly at: string;
  readonly name: string;
  readonly comment: string | undefined;
  readonly text: string;
}

/** The exported functions of a file, with the comment before each. */
function functionsIn(path: string): PublicFunction[] {
  const text = textOf(path);
  const starts = text.matchAll(
    /(\/\*\*(?:(?!\*\/)[\s\S])*\*\/\n)?^export (?:(?:async )?function\*? (\w+)|const (\w+) =\s+(?:<[^=]*?>)?(?:async )?\((?=[^;]*?=>))/gm,
  );
  return Array.from(starts, ({ index, 0: start, 1: comment, 2: declared, 3: assigned }) => {
    const name = declared ?? assigned;
    const rest = text.slice(index + start.length);
    const end = rest.search(/^(?:export|const|let|function|async|class|type|interface|\/\*\*|\/\/)/m);
    return { at: `${path} ${name}`, name, comment, text: rest.slice(0, end < 0 ? undefined : end) };
  });
}

/** What files outside of the engine import from it, as `path name`. */
const entrances = new Set(
  paths
    .filter((path) => !isOfEngine(path))
    .flatMap((path) =>
      Array.from(
        textOf(path).matchAll(/import (?!type)\{([^}]*)\} from "(\.[^"]*\/engine\/[^"]*)"/g),
        ([, names, from]) => {
          const target = normalize(join(dirname(path), from as string)).replaceAll("\\", "/");
          const file = [`${target}.ts`, `${target}/index.ts`].find((each) => paths.includes(each));
          return (names as string).split(",").map((name) => `${file} ${name.trim().split(" as ")[0]}`);
        },
      ).flat(),
    ),
);

const functions = paths.filter(isOfEngine).flatMap(functionsIn);
const public_ = functions.filter(({ at }) => entrances.has(at));

test("functions and their comments are found", () => {
  expect(functions.length).toBeGreaterThan(1000);
  expect(public_.length).toBeGreaterThan(150);
});

test("every function by which the engine is entered says what its name and types don't", () => {
  const silent = public_.filter(({ name, comment }) => !comment && !/^(?:is|has)[A-Z]/.test(name));
  expect(silent.map(({ at }) => at)).toEqual([]);
});

test("a function that throws for its caller's mistake says so", () => {
  const silent = functions.filter(
    ({ text, comment = "" }) => /throw new (?:Range|Type)?Error/.test(text) && !comment.includes("@throws"),
  );
  expect(silent.map(({ at }) => at)).toEqual([]);
});
