import { resolve } from "node:path";
import { build, normalizePath, type Plugin } from "vite";

/** Modules that the page and its workers both begin with. They import nothing but each other. */
const modules = [
  "engine/names/quantity",
  "engine/names/tensorRef",
  "engine/names/canonicalName",
  "engine/names/operandText",
  "engine/names/symbols/symbol",
  "engine/names/symbols/symbolText",
  "engine/names/labels",
  "engine/names/presentation",
  "engine/math/format",
  "engine/errorMessage",
  "engine/document/changes",
  "loadTwice",
].map((path) => normalizePath(resolve(import.meta.dirname, `../../src/${path}.ts`)));

const entry = "\0shared-modules";
/** What stands for the file until it is known where the script that imports it lies. */
const meant = "shared:modules";
const imported = new RegExp(`import\\s*\\{([^}]*)\\}\\s*from\\s*["'\`]${meant}["'\`]`, "g");

interface Shared {
  readonly fileName: string;
  readonly source: string;
  /** What each export is called in the file. */
  readonly short: ReadonlyMap<string, string>;
}

let file: Promise<Shared> | undefined;

/**
 * Builds those modules as one file that page and workers share: the first view downloads them once instead of twice. A worker
 * is a build of its own, so nothing else could be shared between them.
 */
export function sharedModules({ isPage }: { readonly isPage: boolean }): Plugin {
  return {
    name: "shared-modules",
    enforce: "pre",
    apply: "build",
    async resolveId(source, importer) {
      if (!importer || !source.startsWith(".")) return null;
      const found = await this.resolve(source, importer, { skipSelf: true });
      return found && modules.includes(found.id) ? { id: meant, external: true } : null;
    },
    renderChunk: {
      order: "post",
      async handler(code, { fileName }) {
        if (!code.includes(meant)) return null;
        const { fileName: name, short } = await shared();
        const path = fileName.startsWith("assets/") ? name.replace("assets/", "./") : `../${name}`;
        const written = code.replace(imported, (_, list: string) => {
          const items = list.split(",").map((item) => {
            const [own, as = own] = item.trim().split(/\s+as\s+/);
            if (!short.has(own)) throw new Error(`shared-modules: nothing there is called ${own}`);
            return `${short.get(own)} as ${as}`;
          });
          return `import{${items.join(",")}}from"${path}"`;
        });
        if (written.includes(meant))
          throw new Error(`shared-modules: ${fileName} imports them in another way`);
        return { code: written, map: null };
      },
    },
    async generateBundle() {
      const { fileName, source } = await shared();
      if (isPage) this.emitFile({ type: "asset", fileName, source });
    },
    transformIndexHtml: async () =>
      isPage
        ? [
            {
              tag: "link",
              attrs: { rel: "modulepreload", crossorigin: true, href: `./${(await shared()).fileName}` },
              injectTo: "head",
            },
          ]
        : [],
  };
}

const shared = () => (file ??= built());

async function built(): Promise<Shared> {
  const result = await build({
    configFile: false,
    publicDir: false,
    logLevel: "error",
    plugins: [
      {
        name: "shared-modules-entry",
        resolveId: (id) => (id === entry ? id : null),
        load: (id) =>
          id === entry
            ? modules.map((module) => `export * from ${JSON.stringify(module)};`).join("\n")
            : null,
      },
    ],
    build: {
      write: false,
      target: "es2023",
      rolldownOptions: {
        input: entry,
        preserveEntrySignatures: "strict",
        output: { entryFileNames: "assets/shared-[hash:7].js", format: "es" },
      },
    },
  });
  const [{ output }] = Array.isArray(result)
    ? result
    : [result as Extract<typeof result, { output: unknown }>];
  const { fileName, code } = output[0];
  const short = new Map<string, string>();
  const source = code.replace(/export\{([^}]*)\}/, (_, list: string) => {
    for (const item of list.split(",")) {
      const [own, as = own] = item.split(" as ");
      short.set(as, own);
    }
    return `export{${[...short.values()].join(",")}}`;
  });
  return { fileName, source, short };
}
