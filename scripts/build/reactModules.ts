import { resolve } from "node:path";
import { normalizePath, type Plugin } from "vite";

/** React's scripts for a built page, which its packages otherwise choose as the page runs. */
const scripts: Readonly<Record<string, string>> = {
  react: "react/cjs/react.production.js",
  "react/jsx-runtime": "react/cjs/react-jsx-runtime.production.js",
  "react-dom": "react-dom/cjs/react-dom.production.js",
  "react-dom/client": "react-dom/cjs/react-dom-client.production.js",
  scheduler: "scheduler/cjs/scheduler.production.js",
};

const paths = new Map(
  Object.entries(scripts).map(([name, path]) => [
    name,
    normalizePath(resolve(import.meta.dirname, "../../node_modules", path)),
  ]),
);
const isReact = /node_modules\/(?:react|react-dom|scheduler)\/cjs\/.*\.production\.js$/;

/**
 * React comes as CommonJS, of which a build keeps all, with every name in full wherever it is called. Built as modules, what
 * the page doesn't use is left out of it.
 */
export const reactModules = (): Plugin => ({
  name: "react-modules",
  enforce: "pre",
  apply: "build",
  resolveId: {
    filter: { id: [...paths.keys()].map((name) => new RegExp(`^${name}$`)) },
    handler: (source) => paths.get(source),
  },
  transform: {
    filter: { id: /node_modules/, code: /^import React from|\bexports\b/m },
    handler: (code, id) => {
      // A module has no default export unless it says so: zustand takes React's.
      const named = code.replace(/^import React from (?=['"]react['"])/m, "import * as React from ");
      return { code: isReact.test(id) ? asModule(code) : named, map: null };
    },
  },
});

/**
 * One of React's scripts as a module.
 * @throws where it requires or exports anything in a way of its own
 */
export function asModule(code: string): string {
  const imports: string[] = [];
  const names = new Set<string>();
  const body = code
    .replace(/^var (\w+ = require\(.+\)(?:,\s+\w+ = require\(.+\))*);/m, (_, list: string) => {
      for (const [, name, source] of list.matchAll(/(\w+) = require\("(.+)"\)/g))
        imports.push(`import * as ${name} from "${source}";`);
      return "";
    })
    .replace(/^exports\.(\w+) =/gm, (whole, name: string) => {
      if (names.has(name)) return whole;
      names.add(name);
      return `let own_${name} =`;
    })
    .replace(/\bexports\.(\w+)/g, (_, name: string) => {
      if (!names.has(name)) throw new Error(`react-modules: ${name} is exported within something else`);
      return `own_${name}`;
    });
  if (/\brequire\(|\bexports[.[]/.test(body))
    throw new Error("react-modules: this script requires or exports in another way");
  const list = [...names].map((name) => `own_${name} as ${name}`);
  return [...imports, body, `export { ${list.join(", ")} };`].join("\n");
}
