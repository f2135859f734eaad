import * as v from "valibot";
import type { NetworkDocument } from "../document";
import type { Fault } from "../fault";
import { choiceFaults, drawnFaults } from "../faults/drawnFaults";
import { noteFaults } from "../faults/noteFaults";
import { runFaults } from "../faults/runFaults";
import { structureFaults } from "../faults/structureFaults";
import { trainingFaults } from "../faults/trainingFaults";
import { nameFault } from "../naming/nameFault";
import { type AnyDocument, isProgram, type ProgramDocument } from "../programDocument";
import type { SweepingDocument } from "../sweep/plannedRuns";
import { sweepFaults } from "../sweep/sweepFaults";
import { newerParts } from "../version";
import { issueFault } from "./formFaults";
import { headerFaults, newerFault } from "./header";
import { networkSchema, programSchema } from "./schema";

export type DocumentReading<Of extends AnyDocument = NetworkDocument> =
  | { readonly document: Of; readonly faults?: undefined }
  | { readonly document?: undefined; readonly faults: readonly Fault[] };

/** Reads the document of a network; one of a program is refused. */
export function readDocument(json: unknown): DocumentReading {
  const reading = readAnyDocument(json);
  if (reading.faults || !isProgram(reading.document)) return reading as DocumentReading;
  return {
    faults: [
      { path: "program", message: "is a program, and a network is needed here: a document with layers" },
    ],
  };
}

/**
 * Reads a document from parsed JSON, whichever its model is. The format and the version are looked at first; a document
 * with any fault is refused with all of them.
 */
export function readAnyDocument(json: unknown): DocumentReading<AnyDocument> {
  const header = headerFaults(json);
  if (header.length > 0) return { faults: header };
  if (Object.hasOwn(json as object, "program")) return readProgram(json);
  const result = v.safeParse(networkSchema, json);
  if (!result.success) return { faults: result.issues.map(issueFault) };
  const document = result.output as unknown as NetworkDocument;
  const newer = newerParts(document).filter(({ since }) => since > document.version);
  const faults =
    newer.length > 0 ? newer.map((part) => newerFault(part, document.version)) : faultsWithin(document);
  return faults.length > 0 ? { faults } : { document };
}

function readProgram(json: unknown): DocumentReading<ProgramDocument> {
  const result = v.safeParse(programSchema, json);
  if (!result.success) return { faults: result.issues.map(issueFault) };
  const document = result.output as unknown as ProgramDocument;
  const faults: Fault[] = [];
  for (const [name, display] of Object.entries(document.names ?? {})) {
    const message = nameFault(display);
    if (message) faults.push({ path: `names[${JSON.stringify(name)}]`, message });
  }
  if (document.drawn) faults.push(...choiceFaults(document.drawn));
  faults.push(...noteFaults(document));
  const { parameters = [] } = document;
  parameters.forEach((name, k) => {
    if (parameters.indexOf(name) < k)
      faults.push({ path: `parameters[${k}]`, message: `${name} is there twice` });
  });
  return faults.length > 0 ? { faults } : { document };
}

/** Faults between the parts, each of which has its form; those of a run where there are none of the network. */
function faultsWithin(document: NetworkDocument): Fault[] {
  const { dataset, training } = document;
  const faults = structureFaults(document);
  if (faults.length === 0) faults.push(...runFaults(document), ...drawnFaults(document));
  if (document.sweep && !(dataset && training))
    faults.push({
      path: "sweep",
      message: "trains the document, which needs a dataset and training for that",
    });
  if (faults.length > 0 || !dataset || !training) return faults;
  const trained = { ...document, dataset, training };
  const wrong = trainingFaults(trained);
  return wrong.length === 0 && document.sweep ? sweepFaults(trained as SweepingDocument) : wrong;
}
