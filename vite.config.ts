import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import react from "@vitejs/plugin-react";
import { defineConfig, minifySync, type Plugin } from "vite";
import project from "./package.json" with { type: "json" };
import { appendDataLicences, appendFontLicence } from "./scripts/build/dataLicences.ts";
import { exerciseLines } from "./scripts/build/exerciseLines.mjs";
import { firstVariants } from "./scripts/build/firstVariants.ts";
import { kernels } from "./scripts/build/kernels.mjs";
import { appendPackageLicences, notePackages } from "./scripts/build/packageLicences.ts";
import { partStyles } from "./scripts/build/partStyles.ts";
import { reactModules } from "./scripts/build/reactModules.ts";
import { writeServiceWorker } from "./scripts/build/serviceWorker.ts";
import { sharedModules } from "./scripts/build/sharedModules.ts";
import { stepParts } from "./scripts/build/stepParts.ts";

/** Isolation makes SharedArrayBuffer available. The app works without it, since not every host sends these headers. */
const isolation = {
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
};

const policy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'", // the kernels
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' data:",
  "worker-src 'self'",
  "manifest-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

/** In the build only: the development server reloads through inline scripts, which the policy forbids. */
function contentSecurityPolicy(): Plugin {
  return {
    name: "content-security-policy",
    apply: "build",
    transformIndexHtml: () => [
      {
        tag: "meta",
        attrs: { "http-equiv": "Content-Security-Policy", content: policy },
        injectTo: "head-prepend",
      },
    ],
  };
}

/** In the build only: a page that is being developed mustn't come from a cache. */
function serviceWorker(): Plugin {
  let dist = "";
  return {
    name: "service-worker",
    apply: "build",
    configResolved: ({ root, build }) => {
      dist = resolve(root, build.outDir);
    },
    closeBundle: { order: "post", sequential: true, handler: () => writeServiceWorker(dist) },
  };
}

/** What stands in `public` is copied as it is: of this file, which every visitor waits for, without its comments. */
function smallEarly(): Plugin {
  return {
    name: "small-early",
    apply: "build",
    writeBundle({ dir = "" }) {
      const file = join(dir, "early.js");
      writeFileSync(file, minifySync(file, readFileSync(file, "utf8")).code);
    },
  };
}

/** Beside those of the page's scripts, which the build writes. */
function otherLicences(): Plugin {
  return {
    name: "other-licences",
    apply: "build",
    writeBundle({ dir = "" }) {
      const file = join(dir, "licences.md");
      appendPackageLicences(file);
      appendFontLicence(file);
      appendDataLicences(file);
    },
  };
}

/** KaTeX offers each font in three formats; every browser that runs this app takes woff2. */
function onlyWoff2(): Plugin {
  return {
    name: "only-woff2",
    enforce: "pre",
    transform: {
      filter: { id: /katex[^?]*\.css/ },
      handler: (css) => css.replace(/,\s*url\([^)]*\.(?:woff|ttf)\)\s*format\(["'][a-z]+["']\)/g, ""),
    },
  };
}

interface Modules {
  getModuleInfo(id: string): { readonly isEntry: boolean; readonly importers: readonly string[] } | null;
}

/** Whether a module is one of `roots`, or imported by one at once, without a part that comes later. */
function isTaken(
  id: string,
  modules: Modules,
  isRoot: (id: string) => boolean,
  seen = new Set<string>(),
): boolean {
  if (seen.has(id)) return false;
  seen.add(id);
  return (
    isRoot(id) ||
    (modules.getModuleInfo(id)?.importers ?? []).some((importer) => isTaken(importer, modules, isRoot, seen))
  );
}

/** One file for what the entry takes: shared with later parts it would be cut into several, which together weigh more. */
const first = {
  debugName: "first",
  name: (id: string, modules: Modules) =>
    isTaken(id, modules, (root) => modules.getModuleInfo(root)?.isEntry === true) ? "first" : null,
};

/** One file for what Step takes by itself as soon as it is painted: by themselves these would be 120. */
const stepSoon = {
  debugName: "step",
  name: (id: string, modules: Modules) =>
    isTaken(id, modules, (root) => stepParts.has(root)) ? "step" : null,
};

/** d3's index only hands on; without this each part that takes anything from it would carry its transitions too. */
const treeshake = { moduleSideEffects: [{ test: /node_modules\/d3\/src\/index\.js$/, sideEffects: false }] };

export default defineConfig({
  base: "./", // the built page works from any folder of any host
  plugins: [
    react(),
    reactModules(),
    exerciseLines(),
    kernels(), // the development server has no plugins of its own for workers
    partStyles(),
    sharedModules({ isPage: true }),
    contentSecurityPolicy(),
    onlyWoff2(),
    smallEarly(),
    notePackages(),
    otherLicences(),
    serviceWorker(),
  ],
  worker: {
    format: "es",
    plugins: () => [sharedModules({ isPage: false }), firstVariants(), kernels(), notePackages()],
    // A folder of their own tells the size check which files are workers.
    rolldownOptions: {
      treeshake,
      output: {
        entryFileNames: "workers/[name]-[hash].js",
        codeSplitting: {
          groups: [first],
        },
      },
    },
  },
  // Help names it.
  define: { __VERSION__: JSON.stringify(project.version) },
  build: {
    target: "es2023",
    license: { fileName: "licences.md" },
    // In one file: shared between the first chunk and the later ones they would be cut into many, 1.4 kB more.
    rolldownOptions: {
      treeshake,
      output: {
        // The first script names all later ones: each letter of a hash counts there.
        chunkFileNames: "assets/[name]-[hash:7].js",
        assetFileNames: "assets/[name]-[hash:6][extname]",
        codeSplitting: {
          groups: [
            { name: "react", test: /node_modules.(?:react|react-dom|scheduler|zustand)\b|rolldown.runtime/ },
            first,
            { name: "katex", test: /node_modules.katex/ }, // other views take it too
            { name: "trouble", test: /[\\/]ui[\\/]trouble[\\/]/ }, // says that the next one is missing
            stepSoon,
          ],
        },
      },
    },
    assetsInlineLimit: 0, // the policy forbids data: scripts, styles and fonts
    modulePreload: {
      polyfill: false,
      // Naming each later chunk's scripts in the first one costs more there than their round trip costs later.
      resolveDependencies: (_file, dependencies) => dependencies.filter((name) => name.endsWith(".css")),
    },
  },
  server: { headers: isolation },
  preview: { headers: isolation },
});
