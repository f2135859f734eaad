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

/**
 * Builds the worker of the first view with the first items of the longer lists; the whole lists, which
 * `src/worker/allVariants` hands on, come in a chunk that it loads later. Other workers, and everything but the build, have
 * the lists as they are written.
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
      if (!importer?.endsWith("/worker/allVariants.ts")) return null;
      const resolved = await this.resolve(source, importer, { skipSelf: true });
      return resolved && `${resolved.id}?all`;
    },
    transform(code, id) {
      const name = list.exec(id)?.[1];
      return isFirst && name !== undefined ? beginning(code, kept[name]) : null;
    },
  };
}

/** The module of a list with its first items, and with their imports alone. */
export function beginning(code: string, count: number): string {
  const [, before, items] = /^([\s\S]*= \[)([^\]]*)\];\s*$/.exec(code) ?? [];
  if (items === undefined) throw new Error("first-variants: this is no list of variants");
  const names = items.split(",").map((item) => item.trim());
  const first = names.slice(0, count);
  const lines = before.split("\n").filter((line) => {
    const [, imported] = /^import (\w+) from/.exec(line) ?? [];
    return imported === undefined || first.includes(imported);
  });
  return `${lines.join("\n")}${first.join(", ")}];\n`;
}
