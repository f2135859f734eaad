import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { loadPart } from "../src/loadPart";
import { MissingPart } from "../src/loadTwice";

const src = fileURLToPath(new URL("../src", import.meta.url));

/** An `import("…")` that isn't a type, with what stands before it. */
const lazy =
  /(typeof\s+|(?:loadPart|laterPart|loadTwice)\(\s*\(\)\s*=>\s*|part\(\s*\(\)\s*=>\s*|load: \(\) => |const load = \(\) => |)\bimport\(/g;

it("loads every part through the one mechanism that tries again and says so", () => {
  const bare = readdirSync(src, { recursive: true, encoding: "utf8" })
    .filter((file) => /\.tsx?$/.test(file))
    .flatMap((file) => {
      const code = readFileSync(join(src, file), "utf8").replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, "");
      return [...code.matchAll(lazy)]
        .filter(([, before]) => before === "")
        .map(() => file.replaceAll("\\", "/"));
    });
  // main.tsx hands its one, with what it does first, to `part`.
  expect(bare).toEqual(["main.tsx"]);
});

it("hands over what was loaded, at the first attempt or the second", async () => {
  let count = 0;
  const load = async () => {
    count += 1;
    if (count === 2) throw new TypeError("Failed to fetch");
    return count;
  };
  expect(await loadPart(load)).toBe(1);
  expect(await loadPart(load)).toBe(3);
});

it("tries twice, and says that a part is missing", async () => {
  let count = 0;
  const cause = new TypeError("Failed to fetch");
  const load = () => {
    count += 1;
    return Promise.reject(cause);
  };
  const error = await loadPart(load).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(MissingPart);
  expect((error as Error).cause).toBe(cause);
  expect(count).toBe(2);
});
