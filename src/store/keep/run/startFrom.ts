import type { NetworkDocument, TrainableDocument } from "../../../engine/document/document";
import { isProgram } from "../../../engine/document/programDocument";
import { holdsRecorded } from "../../../engine/document/trained/recordedRows";
import type { TrainingStart } from "../../training/training";
import type { KeepPage } from "../page/page";
import type { KeptRun } from "../storage/kept";
import { documentFrom } from "../storage/texts";

/**
 * What Train begins with, from what was kept.
 * @throws Error with a sentence that says what is wrong with it
 */
export async function startFrom(kept: KeptRun, say: KeepPage["say"]): Promise<TrainingStart> {
  const { document: text, log, recorded, measured, stopped, running, pace } = kept;
  const document = await documentFrom(text, say);
  if (isProgram(document) || !isTrainable(document)) throw new Error("it holds no data to train on");
  const epoch = document.state?.epoch ?? 0;
  if (!(log instanceof Float64Array) || log.length % 8 !== 0) throw new Error("its log can't be read");
  if (pace !== "full" && !(typeof pace === "number" && pace > 0)) throw new Error("its pace can't be read");
  if (recorded && !holdsRecorded(document, recorded)) throw new Error("its recorded epochs can't be read");
  const left = {
    kind: "user",
    epoch,
    sentence: `Paused at epoch ${epoch}: the page was left while it trained, and this was kept last.`,
  } as const;
  const end = running ? left : stopped;
  const past = {
    log,
    ...(recorded && { recorded }),
    ...(isMeasured(document, measured) && { measured }),
    ...(end && { stopped: end }),
  };
  return { document, past, pace };
}

/** What was measured can be done without. */
const isMeasured = ({ layers }: TrainableDocument, rows: unknown): rows is Float64Array =>
  rows instanceof Float64Array && rows.length % (1 + 4 * layers.length) === 0;

const isTrainable = (document: NetworkDocument): document is TrainableDocument =>
  document.dataset !== undefined && document.training !== undefined;
