import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));

const pages = ["", "docs", "bench"].flatMap((folder) =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith(".md"))
    .map((name) => join(folder, name)),
);

/** What the worked example of docs/architecture.md is to make. */
const toBeMade = "src/engine/activations/sine.ts";

test.each(pages)("%s leads to files that there are", (page) => {
  const text = readFileSync(join(root, page), "utf8");
  const linked = [...text.matchAll(/\]\((?![a-z]+:|#)([^)#\s]+)/g)].map(([, path]) =>
    join(dirname(page), path),
  );
  const named = [...text.matchAll(/`((?:src|test|scripts|docs|bench)\/[^`\s]*)`/g)].map(([, path]) => path);
  const missing = [...linked, ...named].filter((path) => path !== toBeMade && !existsSync(join(root, path)));
  expect(missing).toEqual([]);
});

const scripts = new Set(
  Object.keys(JSON.parse(readFileSync(join(root, "package.json"), "utf8")).scripts as object),
);

test.each(pages)("%s asks for scripts that there are", (page) => {
  const asked = readFileSync(join(root, page), "utf8").matchAll(
    /`npm (?:run )?(?:--silent )?([a-z]+(?::[a-z]+)?)\b/g,
  );
  const others = new Set(["run", "ci", "install"]);
  expect(
    [...asked].map(([, name]) => name).filter((name) => !scripts.has(name) && !others.has(name)),
  ).toEqual([]);
});
