// The build writes the licences of most of what the page's own scripts are made of; the others come beside them.
import { appendFileSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Plugin } from "vite";

const installed = fileURLToPath(new URL("../../node_modules", import.meta.url));

/** The folders of the packages that scripts are made of. */
const folders = new Set<string>();

/** For the page's build and the workers': notes which packages are in them, those too that do the building and put in code of their own. */
export const notePackages = (): Plugin => ({
  name: "note-packages",
  apply: "build",
  generateBundle(_options, bundle) {
    for (const part of Object.values(bundle))
      for (const id of part.type === "chunk" ? part.moduleIds : []) {
        const folder = folderOf(id);
        if (folder) folders.add(folder);
      }
  },
});

/** The folder of the package that a module is from; nothing for the project's own. */
export function folderOf(id: string): string | undefined {
  const [, builder] = /^\0(vite|rolldown)\//.exec(id) ?? [];
  if (builder) return join(installed, builder);
  return /^(.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+)[\\/]/.exec(id)?.[1];
}

/**
 * Adds the licences of the noted packages that aren't there yet.
 * @param file the licences that the build has written
 * @throws Error where a package has no licence
 */
export function appendPackageLicences(file: string): void {
  const written = readFileSync(file, "utf8");
  for (const folder of [...folders].sort()) {
    const { name, text } = licenceOf(folder);
    if (!written.includes(`\n## ${name} - `)) appendFileSync(file, text);
  }
}

/**
 * A package's licence as a section; where it brings no text, by whom it is.
 * @throws Error where it has none
 */
export function licenceOf(folder: string): { readonly name: string; readonly text: string } {
  const { name, version, license, author } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const file = readdirSync(folder).find((one) => /^licen[cs]e/i.test(one));
  if (!license && !file) throw new Error(`${name} has no licence`);
  const by = typeof author === "string" ? author : author?.name;
  // Vite's goes on with those of what it is made of itself.
  const [own] = file
    ? readFileSync(join(folder, file), "utf8").split("\n# Licenses of bundled dependencies")
    : [by ? `Copyright: ${by}` : ""];
  return { name, text: `\n## ${name} - ${version} (${license})\n\n${own.trim()}\n` };
}
