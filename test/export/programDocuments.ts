import { readdirSync, readFileSync } from "node:fs";
import { isProgram, type ProgramDocument, programDocument } from "../../src/engine/document/programDocument";
import { readAnyDocument } from "../../src/engine/document/reading/read";
import { type ProgramPass, runProgramPass } from "../../src/engine/pass/programs/programPass";
import { exercises } from "../../src/exercises/menu";
import golden from "../golden/programs.json" with { type: "json" };

type Named = readonly [id: string, document: ProgramDocument];

/** Every exercise that is a program, every program of the reference, and the listings. */
export async function programDocuments(): Promise<readonly Named[]> {
  const loaded = await Promise.all(
    exercises.map(async ({ id, load }) => [id, (await load()).default.document] as const),
  );
  const sheets = loaded.flatMap(([id, json]): [string, ProgramDocument][] => {
    const { document } = readAnyDocument(json);
    return document && isProgram(document) ? [[id, document]] : [];
  });
  const references = golden.programs.map(({ id, source, of }): [string, ProgramDocument] => [
    id,
    programDocument(source, of),
  ]);
  const listings = ["listings", "code"].flatMap((folder) => {
    const from = new URL(`../golden/${folder}/`, import.meta.url);
    return readdirSync(from)
      .filter((file) => file.endsWith(".py"))
      .map((file): [string, ProgramDocument] => [
        file,
        programDocument(readFileSync(new URL(file, from), "utf8")),
      ]);
  });
  return [...sheets, ...references, ...listings];
}

/** Those of them that run, as they run: all of them take a tenth of the time of all unit tests. */
export const passesOf = (documents: readonly Named[]): (readonly [id: string, pass: ProgramPass])[] =>
  documents.flatMap(([id, document]) => {
    const ran = runProgramPass(document, () => 0);
    return "fault" in ran ? [] : [[id, ran.pass] as const];
  });
