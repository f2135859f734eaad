import type { NetworkDocument } from "../../engine/document/document";
import { faultText } from "../../engine/document/fault";
import { type AnyDocument, isProgram, type ProgramDocument } from "../../engine/document/programDocument";
import { documentIn } from "../../engine/document/reading/exerciseFile";
import type { Items } from "../../engine/document/reading/parseJson";
import { readAnyDocument } from "../../engine/document/reading/read";
import { type ProgramPass, runProgramPass } from "../../engine/pass/programs/programPass";
import { ProgramFaults, UserError } from "../shell/errors";
import { processorTime } from "../shell/io";
import type { AskedDocuments } from "./asked";

/** Why a model can't be asked; nothing where it can. */
interface Refusals {
  network(document: NetworkDocument): string | undefined;
  program(pass: ProgramPass): string | undefined;
}

/**
 * All documents are read, and programs run, before the first is answered: where one has a fault there is no answer.
 * @throws UserError with all faults
 */
export function refuseFaults(asked: AskedDocuments, refusals: Refusals): void {
  const { items } = asked;
  const faults: string[] = [];
  const ofCode: string[] = [];
  for (let index = 0; index < items.count; index++) {
    const path = itemPath(items, index);
    const { document, faults: found } = readAnyDocument(documentIn(items.at(index)));
    for (const fault of found ?? [])
      faults.push(
        faultText({ ...fault, path: path && fault.path ? joined(path, fault.path) : path || fault.path }),
      );
    if (!document) continue;
    const run = isProgram(document) ? runOf(asked, document) : undefined;
    if (run && "fault" in run) {
      const { line, column, message } = run.fault;
      const where = asked.isCode ? asked.file : joined(`${asked.file}${path}`, "program");
      ofCode.push(`${where}:${line}:${column}: ${message}`);
      continue;
    }
    const refused = run ? refusals.program(run.pass) : refusals.network(document as NetworkDocument);
    if (refused) faults.push(path ? `${path}: ${refused}` : refused);
  }
  if (ofCode.length > 0) throw new ProgramFaults([...ofCode, ...faults].join("\n"));
  if (faults.length > 0) throw new UserError(faults.join("\n"));
}

/** A document that has been read, or of a program its pass; one without faults. */
export function readAt(
  asked: AskedDocuments,
  index: number,
):
  | { readonly document: NetworkDocument; readonly pass?: undefined }
  | { readonly pass: ProgramPass; readonly document?: undefined } {
  const { document } = readAnyDocument(documentIn(asked.items.at(index))) as { document: AnyDocument };
  return isProgram(document) ? (runOf(asked, document) as { pass: ProgramPass }) : { document };
}

const runOf = ({ of, pass }: AskedDocuments, document: ProgramDocument) =>
  runProgramPass(
    { ...document, ...(of !== undefined && { of }), ...(pass !== undefined && { pass }) },
    processorTime,
  );

/** Where an item stands in its file. */
export const itemPath = ({ isArray }: Items, index: number): string => (isArray ? `[${index}]` : "");

const joined = (path: string, rest: string) => `${path}${rest.startsWith("[") ? "" : "."}${rest}`;
