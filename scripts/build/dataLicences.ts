// The data and fonts that the page carries stand among the licences of its build, beside those of the code.
import { appendFileSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const folder = fileURLToPath(new URL("../../src/engine/datasets/pictures", import.meta.url));

/** @param file the licences that the build has written */
export function appendDataLicences(file: string): void {
  for (const name of readdirSync(folder).filter((one) => one.endsWith(".json"))) {
    const { source, licence }: { source: string; licence: string } = JSON.parse(
      readFileSync(join(folder, name), "utf8"),
    );
    appendFileSync(
      file,
      `\n## Data: ${name.replace(".json", "")}\n\n${source}.\n\nLicence: ${licence}. Packed as text; the pictures are unchanged.\n`,
    );
  }
}

/** KaTeX's fonts aren't under the licence of its code. @param file the licences that the build has written */
export function appendFontLicence(file: string): void {
  appendFileSync(file, `\n${readFileSync(fileURLToPath(new URL("katexFonts.md", import.meta.url)), "utf8")}`);
}
