import { readFileSync } from "node:fs";
import type { Plugin } from "vite";

/** How many items of each list the first view's worker begins with: what the first exercise takes. */
const kept: Readonly<Record<string, number>> = {
  activations: 2,
  losses: 1,
  optimizers: 1,
  penalties: 0,
  schedules: 0,
};

const list = /\/engine\/(activations|losses|optimizers|penalties|schedules)\/index\.ts$/;

/** Names the modules that the first exercise goes without. */
const later = readFileSync(new URL("../../src/worker/variants/later.ts", import.meta.url), "utf8");
const laterModules = [...later.matchAll(/ from "\.\.\/\.\.(.+)";/g)].map(([, path]) => `/src${path}.ts`);

/**
 * Builds the worker of the first view with the first items of the longer lists, and without some modules; the whole lists
 * and the modules, which `src/worker/variants/allVariants` hands on, come in a chunk that it loads later. Other workers, and
 * everything but the build, have all of it as it is written.
 */
export function firstVariants(): Plugin {
  let isFirst = false;
  return {
    name: "first-variants",
    enforce: "pre",
    apply: "build",
    buildStart({ input }) {
      isFirst = Object.values(input).some((file) => /\/worker\/worker\.ts(\?|$)/.test(file));
    },
    async resolveId(source, importer) {
      if (!/\/worker\/variants\/(?:allVariants\.ts|later\.ts\?all)$/.test(importer ?? "")) return null;
      const resolved = await this.resolve(source, importer, { skipSelf: true });
      return resolved && `${resolved.id}?all`;
    },
    transform(code, id) {
      if (!isFirst) return null;
      const name = list.exec(id)?.[1];
      return name !== undefined ? beginning(code, kept[name]) : isLater(id) ? promised(code) : null;
    },
  };
}

const isLater = (id: string) => laterModules.some((module) => id.endsWith(module));

/** The module of a list with its first items, and with their imports alone. */
export function beginning(code: string, count: number): string {
  const [, before, items] = /^([\s\S]*= \[)([^\]]*)\];\s*$/.exec(code) ?? [];
  if (items === undefined) throw new Error("first-variants: this isn't a list of variants");
  const names = items.split(",").map((item) => item.trim());
  const first = names.slice(0, count);
  const lines = before.split("\n").filter((line) => {
    const [, imported] = /^import (\w+) from/.exec(line) ?? [];
    return imported === undefined || first.includes(imported);
  });
  return `${lines.join("\n")}${first.join(", ")}];\n`;
}

/** A module of functions that do nothing but call those of the whole one, once they are given it with `take`. */
export function promised(code: string): string {
  const names = [...code.matchAll(/^export (?:function|const) (\w+)/gm)].map(([, name]) => name);
  if (names.length === 0) throw new Error("first-variants: this module has no functions");
  const functions = names.map((name) => `export const ${name} = (...given) => whole.${name}(...given);`);
  return ["let whole;", "export const take = (all) => { whole = all; };", ...functions, ""].join("\n");
}
