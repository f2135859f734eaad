import { readFileSync } from "node:fs";

const prefix = "\0exercise-line:";

/** Makes `some.json?line` what the menu says of the exercise `some.json`: whoever lists them all needn't load their texts. */
export function exerciseLines() {
  return {
    name: "exercise-lines",
    enforce: "pre",
    resolveId: {
      filter: { id: /\.json\?line$/ },
      async handler(source, importer) {
        const file = await this.resolve(source.slice(0, -"?line".length), importer);
        // Without its ending it is taken for a module, not for JSON.
        return file && prefix + file.id.slice(0, -".json".length);
      },
    },
    load: {
      filter: { id: new RegExp(`^${prefix}`) },
      handler(module) {
        const file = `${module.slice(prefix.length)}.json`;
        this.addWatchFile(file);
        const {
          summary: _,
          document: _document,
          printed: _printed,
          mistakes: _mistakes,
          ...line
        } = JSON.parse(readFileSync(file, "utf8"));
        return `export default ${JSON.stringify(line)}`;
      },
    },
  };
}
