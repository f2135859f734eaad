// The build writes the licences of what the page's own scripts are made of; those of the workers' come beside them.
import { appendFileSync, existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "vite";

/** The folders of the packages that are in the workers. */
const folders = new Set<string>();

/** For the workers' builds: notes which packages are in them. */
export const notePackages = (): Plugin => ({
  name: "note-packages",
  generateBundle(_options, bundle) {
    for (const part of Object.values(bundle))
      for (const id of part.type === "chunk" ? part.moduleIds : []) {
        const folder = /^(.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+)[\\/]/.exec(id)?.[1];
        if (folder) folders.add(folder);
      }
  },
});

/**
 * Adds the licences of the noted packages that aren't there yet.
 * @param file the licences that the build has written
 * @throws Error where a package has no licence
 */
export function appendWorkerLicences(file: string): void {
  const written = readFileSync(file, "utf8");
  for (const folder of [...folders].sort()) {
    const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    if (written.includes(`\n## ${name} - `)) continue;
    const text = readdirSync(folder).find((one) => /^licen[cs]e/i.test(one));
    if (!license && !text) throw new Error(`${name} has no licence`);
    const own = text && existsSync(join(folder, text)) ? readFileSync(join(folder, text), "utf8").trim() : "";
    appendFileSync(file, `\n## ${name} - ${version} (${license})\n\n${own}\n`);
  }
}
