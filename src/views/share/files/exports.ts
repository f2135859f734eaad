import type { NetworkDocument } from "../../../engine/document/document";
import type { AnyDocument } from "../../../engine/document/programDocument";
import type { WorkedPass } from "../../../export/worked/workedPass";
import { loadPart } from "../../../loadPart";
import type { Stores } from "../../../store/stores";
import type { ExportKind, MadeFile } from "../../parts/files/exportKind";

export const documentKind: ExportKind<AnyDocument> = {
  id: "document",
  label: "Document",
  about: "opens here again",
  extension: "json",
  type: "application/json",
  copies: true,
  make: async (document) => ({
    text: (await loadPart(() => import("../../../export/link"))).documentText(document),
  }),
};

/** A worked pass, or why there is none. */
type Worked = WorkedPass | { readonly refused: string };

/** The files in which a worked pass is handed in. @param work works a document's pass out */
export function workedKinds<Of extends AnyDocument>(
  work: (document: Of, stores: Stores) => Promise<Worked>,
): readonly ExportKind<Of>[] {
  const made = async (worked: Promise<Worked>, write: (worked: WorkedPass) => string): Promise<MadeFile> => {
    const pass = await worked;
    return "refused" in pass ? pass : { text: write(pass) };
  };
  const common = { about: "the worked pass, every step", tells: true } as const;
  return [
    {
      ...common,
      id: "latex",
      label: "LaTeX",
      extension: "tex",
      type: "application/x-tex",
      copies: true,
      make: async (document, stores) => {
        const { latexFile } = await loadPart(() => import("../../../export/worked/latex"));
        return made(work(document, stores), latexFile);
      },
    },
    {
      ...common,
      id: "markdown",
      label: "Markdown",
      extension: "md",
      type: "text/markdown",
      copies: true,
      make: async (document, stores) => {
        const { markdownFile } = await loadPart(() => import("../../../export/worked/markdown"));
        return made(work(document, stores), markdownFile);
      },
    },
    {
      ...common,
      id: "page",
      label: "Page to print",
      extension: "html",
      type: "text/html",
      copies: false,
      make: async (document, stores) => {
        const [{ printablePage }, { toMathml }] = await Promise.all([
          loadPart(() => import("../../../export/worked/page")),
          loadPart(() => import("../../../ui/formula/mathml")),
        ]);
        return made(work(document, stores), (worked) => printablePage(worked, toMathml));
      },
    },
  ];
}

/** The graph as it is shown. @param shown what the reader has to choose to see it */
export const pictureKinds = (shown: string): readonly ExportKind<AnyDocument>[] => [
  {
    id: "svg",
    label: "Graph, SVG",
    about: "as it is at this step",
    extension: "svg",
    type: "image/svg+xml",
    copies: true,
    make: async (_document, stores) => picture((await graphPicture(stores)).svg(), shown),
  },
  {
    id: "png",
    label: "Graph, PNG",
    about: "as it is at this step",
    extension: "png",
    type: "image/png",
    copies: false,
    make: async (_document, stores) => picture(await (await graphPicture(stores)).png(), shown),
  },
];

export const exportKinds: readonly ExportKind[] = [
  documentKind,
  ...workedKinds<NetworkDocument>(async (document) => {
    const { workedPass, tooLong } = await loadPart(() => import("../../../export/worked/workedPass"));
    const refused = tooLong(document);
    return refused === undefined ? workedPass(document) : { refused };
  }),
  {
    id: "pytorch",
    label: "PyTorch",
    about: "runs, and checks these numbers",
    extension: "torch.py",
    type: "text/x-python",
    copies: true,
    tells: true,
    make: async (document) => ({
      text: (await loadPart(() => import("../../../export/python/pytorch"))).pytorchProgram(document),
    }),
  },
  {
    id: "numpy",
    label: "NumPy",
    about: "runs, and checks these numbers",
    extension: "numpy.py",
    type: "text/x-python",
    copies: true,
    tells: true,
    make: async (document) => ({
      text: (await loadPart(() => import("../../../export/python/numpy"))).numpyProgram(document),
    }),
  },
  {
    id: "csv",
    label: "Quantities",
    about: "all numbers, as CSV",
    extension: "csv",
    type: "text/csv",
    copies: true,
    tells: true,
    make: async (document) => ({
      text: (await loadPart(() => import("../../../export/tables/csv"))).quantitiesCsv(document),
    }),
  },
  ...pictureKinds("Step and Units"),
];

const graphPicture = async (stores: Stores) =>
  stores.get((await loadPart(() => import("../../step/graph/input"))).createGraphPicture);

function picture(made: string | Blob | undefined, shown: string): MadeFile {
  if (made === undefined) return { refused: `The page shows no graph now: choose ${shown} first.` };
  return typeof made === "string" ? { text: made } : { blob: made };
}
