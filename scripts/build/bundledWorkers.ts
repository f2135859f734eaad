import { resolve } from "node:path";
import { build, type Plugin } from "vite";
import { kernels } from "./kernels.mjs";

const address = "/bundled-workers/";
const started = /new Worker\(new URL\("\.\/(\w+)\.ts", import\.meta\.url\)/g;

/**
 * Gives the component tests each worker as one file: module by module a worker asks the server for hundreds, and most tests
 * start one.
 */
export function bundledWorkers(): Plugin {
  const entries = new Map<string, string>();
  const bundles = new Map<string, Promise<string>>();
  return {
    name: "bundled-workers",
    enforce: "pre",
    transform(code, id) {
      if (!id.includes("/src/")) return null;
      return code.replace(started, (_, name: string) => {
        entries.set(name, resolve(id, "..", `${name}.ts`));
        return `new Worker("${address}${name}.js"`;
      });
    },
    configureServer({ middlewares }) {
      middlewares.use(address, (request, response, next) => {
        const name = /^\/?(\w+)\.js/.exec(request.url ?? "")?.[1] ?? "";
        const entry = entries.get(name);
        if (entry === undefined) return next();
        const bundle = bundles.get(name) ?? bundled(entry);
        bundles.set(name, bundle);
        bundle.then(
          (code) => response.setHeader("Content-Type", "text/javascript").end(code),
          (error: unknown) => next(error),
        );
      });
    },
  };
}

async function bundled(entry: string): Promise<string> {
  const built = await build({
    configFile: false,
    publicDir: false,
    logLevel: "error",
    plugins: [kernels()],
    build: {
      write: false,
      minify: false,
      lib: { entry, formats: ["es"] },
      rolldownOptions: { output: { codeSplitting: false } },
    },
  });
  const [{ output }] = Array.isArray(built) ? built : [built as Extract<typeof built, { output: unknown }>];
  return output[0].code;
}
