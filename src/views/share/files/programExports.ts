import type { ProgramDocument } from "../../../engine/document/programDocument";
import { sizeOfWholes } from "../../../engine/names/presentation";
import { loadPart } from "../../../loadPart";
import type { ExportKind, MadeFile } from "../../parts/files/exportKind";
import { documentKind, pictureKinds, workedKinds } from "./exports";

const loadPrograms = () => loadPart(() => import("../../../export/programs"));

/** What becomes of code. */
export const programKinds: readonly ExportKind<ProgramDocument>[] = [
  documentKind,
  {
    id: "python",
    label: "Python",
    about: "the code as it stands",
    extension: "py",
    type: "text/x-python",
    copies: true,
    make: async ({ program }) => ({ text: program }),
  },
  ...workedKinds<ProgramDocument>(async (document, { workbench }) => {
    const { claimSentences, runForExport, workedProgram, tooLongProgram } = await loadPrograms();
    const pass = runForExport(document);
    if ("refused" in pass) return pass;
    const size = sizeOfWholes(workbench.getState().size);
    const refused = tooLongProgram(pass, size);
    return refused === undefined ? workedProgram(pass, size, claimSentences(document)) : { refused };
  }),
  {
    id: "numpy",
    label: "NumPy",
    about: "each operation and its way back; runs, and checks these numbers",
    extension: "numpy.py",
    type: "text/x-python",
    copies: true,
    make: async (document) => written(document, "numpy"),
  },
  {
    id: "pytorch",
    label: "PyTorch",
    about: "each operation; runs, and checks these numbers",
    extension: "torch.py",
    type: "text/x-python",
    copies: true,
    make: async (document) => written(document, "pytorch"),
  },
  {
    id: "csv",
    label: "Quantities",
    about: "all numbers, as CSV",
    extension: "csv",
    type: "text/csv",
    copies: true,
    make: async (document) => {
      const { runForExport, programCsv } = await loadPrograms();
      const pass = runForExport(document);
      return "refused" in pass ? pass : { text: programCsv(pass) };
    },
  },
  ...pictureKinds("Step and Graph"),
];

async function written(document: ProgramDocument, library: "numpy" | "pytorch"): Promise<MadeFile> {
  const { runForExport, tooMany, numpyOfProgram, pytorchOfProgram } = await loadPrograms();
  const pass = runForExport(document);
  if ("refused" in pass) return pass;
  const refused = tooMany(pass);
  if (refused !== undefined) return { refused };
  return { text: library === "numpy" ? numpyOfProgram(pass) : pytorchOfProgram(pass) };
}
