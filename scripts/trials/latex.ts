/**
 * Exported LaTeX, compiled: every exercise, reference network and variant with pdfLaTeX, and hundreds of names with pdfLaTeX
 * and XeLaTeX, where these are installed. Says how many letters XeLaTeX found no font for here.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { nameFault } from "../../src/engine/document/naming/nameFault";
import { latexFile } from "../../src/export/worked/latex";
import { workedPass } from "../../src/export/worked/workedPass";
import { hardNames } from "../../test/cases/names";
import { read } from "../../test/documents";
import { exerciseDocuments, goldenDocuments, variantDocuments } from "../../test/export/documents";
import { anyName, jsonWithNames, namesInOne } from "../../test/names";

const count = 500;

/** @returns what the engine wrote in its log. @throws where it stops */
function compiled(engine: string, id: string, latex: string, folder: string): string {
  writeFileSync(join(folder, "pass.tex"), latex);
  const { status } = spawnSync(engine, ["-interaction=nonstopmode", "-halt-on-error", "pass.tex"], {
    cwd: folder,
  });
  const log = readFileSync(join(folder, "pass.log"), "latin1");
  if (status !== 0)
    throw new Error(`${engine} stops at ${id}: ${log.slice(log.indexOf("\n!"), -1).slice(0, 600)}`);
  return log;
}

export async function run(): Promise<void> {
  const engines = ["pdflatex", "xelatex"].filter((name) => spawnSync(name, ["--version"]).status === 0);
  for (const missing of ["pdflatex", "xelatex"].filter((name) => !engines.includes(name)))
    process.stdout.write(`latex: skipped, there is no ${missing} here\n`);
  const folder = mkdtempSync(join(tmpdir(), "backprop-workbench-"));
  try {
    const documents = [...(await exerciseDocuments()), ...goldenDocuments, ...variantDocuments];
    if (engines.includes("pdflatex"))
      for (const [id, document] of documents)
        compiled("pdflatex", id, latexFile(workedPass(document)), folder);
    const all = [...Object.values(hardNames), ...fc.sample(anyName, { numRuns: count, seed: 10 })];
    const names = [...new Set(all.map((name) => name.trim()))].filter(
      (name) => nameFault(name) === undefined && name.length > 0 && name.length <= 24,
    );
    const unfound = new Set<string>();
    for (let k = 0; k < names.length; k += namesInOne) {
      const group = names.slice(k, k + namesInOne);
      const latex = latexFile(workedPass(read(jsonWithNames(group))));
      for (const engine of engines) {
        const log = compiled(engine, group.join(" "), latex, folder);
        if (/Missing character/.test(log))
          throw new Error(
            `${engine} leaves out a letter of ${group.join(" ")}: ${/Missing character.*/.exec(log)}`,
          );
        for (const [, code] of log.matchAll(/^letters: no font for (\w+)$/gm)) unfound.add(code);
      }
    }
    process.stdout.write(
      `latex: ${documents.length} documents and ${names.length} names compiled with ${engines.join(" and ") || "nothing"}; XeLaTeX found no font here for ${unfound.size} letters, most of them from random scripts\n`,
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}
