/**
 * 10,000 random names and those of trials before, each through reading, typesetting and every export: no error is
 * uncaught, and nothing that was given is blank.
 */
import fc from "fast-check";
import { nameFault } from "../../src/engine/document/naming/nameFault";
import { readDocument } from "../../src/engine/document/reading/read";
import { explainStep } from "../../src/engine/explain/explainStep";
import { writtenName } from "../../src/engine/names/labels";
import { createNotation } from "../../src/engine/names/notation";
import { usualPresentation } from "../../src/engine/names/presentation";
import { runPass } from "../../src/engine/pass/pass";
import { createTrace } from "../../src/engine/steps/trace";
import { documentFromText, documentText } from "../../src/export/link";
import { numpyProgram } from "../../src/export/python/numpy";
import { pytorchProgram } from "../../src/export/python/pytorch";
import { quantitiesCsv } from "../../src/export/tables/csv";
import { latexFile } from "../../src/export/worked/latex";
import { markdownFile } from "../../src/export/worked/markdown";
import { printablePage } from "../../src/export/worked/page";
import { workedPass } from "../../src/export/worked/workedPass";
import { toMathml } from "../../src/ui/formula/mathml";
import { copyFormats } from "../../src/views/step/table/copyFormats";
import { hardNames } from "../../test/cases/names";
import { anyName, jsonWithNames, letters, namesInOne, seen } from "../../test/names";

const count = 10_000;

const set = new Map<string, string>();

/** Numbers are the same in all documents: only what holds names is set each time. */
function toMathmlOnce(tex: string, display: boolean): string {
  const key = `${display} ${tex}`;
  const known = set.get(key) ?? toMathml(tex, display);
  if (!/[a-z]/i.test(tex.replace(/\\[a-z]+/gi, ""))) set.set(key, known);
  return known;
}

/** Files of a document, by kind. @throws where one can't be written */
function filesOf(json: ReturnType<typeof readable>): ReadonlyMap<string, string> {
  const { tex, text } = createNotation(json.names);
  const rows = Object.keys(json.names ?? {}).map((quantity) => ({
    quantity,
    name: writtenName(quantity, text),
    tex: writtenName(quantity, tex),
    value: 1,
    gradient: -1,
  }));
  return new Map([
    ["document", documentText(json)],
    ["csv", quantitiesCsv(json)],
    ["latex", latexFile(workedPass(json))],
    ["markdown", markdownFile(workedPass(json))],
    ["page", printablePage(workedPass(json), toMathmlOnce)],
    ["numpy", numpyProgram(json)],
    ["pytorch", pytorchProgram(json)],
    ...copyFormats.map(({ id, write }) => [`copied as ${id}`, write(rows)] as const),
  ]);
}

function readable(names: readonly string[]) {
  const { document, faults } = readDocument(jsonWithNames(names));
  if (!document) throw new Error(faults.map(({ path, message }) => `${path}: ${message}`).join("; "));
  return document;
}

/** What went wrong with names that can be shown, a sentence each. */
function troubles(names: readonly string[]): string[] {
  const found: string[] = [];
  const attempt = (what: string, work: () => void) => {
    try {
      work();
    } catch (error) {
      found.push(
        `${what}: ${error instanceof Error ? error.message : String(error)} (${JSON.stringify(names)})`,
      );
    }
  };
  attempt("reading", () => {
    const document = readable(names);
    const notation = createNotation(document.names);
    for (const [quantity, name] of Object.entries(document.names ?? {})) {
      attempt("typesetting", () => {
        if (letters(seen(writtenName(quantity, notation.tex))) === "")
          found.push(`blank in KaTeX: ${JSON.stringify(name)}`);
        if (writtenName(quantity, notation.text).trim() === "")
          found.push(`blank in text: ${JSON.stringify(name)}`);
      });
    }
    const pass = runPass(document);
    const trace = createTrace(pass, "unit");
    for (let k = 0; k < trace.count; k++)
      attempt("explaining", () => {
        const { left, right } = explainStep(trace.at(k), pass, notation, usualPresentation);
        for (const { tex, text } of [left, right])
          if (seen(tex).trim() === "" || text.trim() === "")
            found.push(`blank: step ${k + 1} of ${JSON.stringify(names)}`);
      });
    attempt("exports", () => {
      for (const [kind, file] of filesOf(document)) if (file.trim() === "") found.push(`blank: ${kind}`);
      if (documentFromText(documentText(document)).faults)
        found.push(`not read again: ${JSON.stringify(names)}`);
    });
  });
  return found;
}

/** In groups, as many as one document has numbers for. */
function* groups(names: readonly string[]): Iterable<string[]> {
  for (let k = 0; k < names.length; k += namesInOne) yield names.slice(k, k + namesInOne);
}

/** @param names how many random ones @throws where one of them was blank, or an error was uncaught */
export async function run(names = count): Promise<void> {
  const hard = Object.values(hardNames).map((name) => name.trim());
  const random = fc.sample(anyName, { numRuns: names, seed: 10 });
  const all = [...random, ...hard];
  const fits = (name: string) => nameFault(name) === undefined && name.length > 0 && name.length <= 24;
  const found: string[] = [];
  let refused = 0;
  for (const name of all.filter((candidate) => !fits(candidate))) {
    const { faults = [] } = readDocument(jsonWithNames([name]));
    refused += 1;
    if (!faults.every(({ path }) => path.startsWith("names")) || faults.length === 0)
      found.push(`not refused by its path: ${JSON.stringify(name)}`);
  }
  const shown = [...new Set(all.filter(fits))];
  for (const group of groups(shown)) found.push(...troubles(group));
  const blanks = found.filter((trouble) => trouble.startsWith("blank")).length;
  process.stdout.write(
    `names: ${random.length} random and ${hard.length} hard ones; ${refused} refused with their path, ${shown.length} different ones shown in formulas, text and ${filesOf(readable(["w"])).size} kinds of files; uncaught errors ${found.length - blanks}, blanks ${blanks}\n`,
  );
  if (found.length > 0) throw new Error(found.slice(0, 20).join("\n"));
}
