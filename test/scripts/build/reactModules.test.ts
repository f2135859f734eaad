import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect, it } from "vitest";
import { asModule } from "../../../scripts/build/reactModules";

const require = createRequire(import.meta.url);
const scriptOf = (path: string) => readFileSync(require.resolve(path), "utf8");

/** The built page's React, where it stands alone: the others take it. */
const alone = { react: "react", "react/jsx-runtime": "react-jsx-runtime", scheduler: "scheduler" };

it.each(Object.entries(alone))("the build's %s has all that its package has", async (name, script) => {
  const folder = name.split("/")[0];
  const path = require
    .resolve(`${folder}/package.json`)
    .replace("package.json", `cjs/${script}.production.js`);
  const module = asModule(readFileSync(path, "utf8"));
  const given = await import(/* @vite-ignore */ `data:text/javascript,${encodeURIComponent(module)}`);
  expect(Object.keys(given).sort()).toEqual(Object.keys(require(path)).sort());
  for (const [key, value] of Object.entries(require(path))) expect(typeof given[key]).toBe(typeof value);
});

it("what a script requires is imported", () => {
  const path = require
    .resolve("react-dom/package.json")
    .replace("package.json", "cjs/react-dom-client.production.js");
  const module = asModule(scriptOf(path));
  const imports = [...module.matchAll(/^import \* as (\w+) from "([^"]+)";$/gm)].map(([, name, from]) => [
    name,
    from,
  ]);
  expect(imports).toEqual([
    ["Scheduler", "scheduler"],
    ["React", "react"],
    ["ReactDOM", "react-dom"],
  ]);
  expect(module).toMatch(/^export \{ own_createRoot as createRoot, /m);
});

it.each([
  ["a name that is exported within a condition alone", "if (1) {\n  exports.act = 1;\n}"],
  [
    "something that is required on the way",
    'exports.act = 1;\nfunction find() {\n  return require("react");\n}',
  ],
  ["all exports at once", "exports[name] = 1;"],
])("a script is refused that has %s", (_, script) => {
  expect(() => asModule(script)).toThrow("react-modules");
});
