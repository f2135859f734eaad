import type { NetworkDocument } from "../../../engine/document/document";
import type { AnyDocument, ProgramDocument } from "../../../engine/document/programDocument";
import { loadPart } from "../../../loadPart";
import type { Stores } from "../../../store/stores";

/** What an export gives, or why there is none, as a sentence. */
export type Made = { readonly text: string } | { readonly blob: Blob } | { readonly refused: string };

/** One way to take the network elsewhere; what writes it loads when it is asked for. */
export interface ExportKind<Of extends AnyDocument = NetworkDocument> {
  readonly id: string;
  readonly label: string;
  readonly about: string;
  /** Of its file. */
  readonly extension: string;
  readonly type: string;
  /** Whether it is a text that can be copied. */
  readonly copies: boolean;
  /** Whether it holds the results of the pass, which a reader who practises is yet to find. */
  readonly tells?: true;
  /** @param stores of the page, for what is made of what it shows */
  make(document: Of, stores: Stores): Promise<Made>;
}

const documentKind: ExportKind<AnyDocument> = {
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
];

export const exportKinds: readonly ExportKind[] = [
  documentKind,
  {
    id: "latex",
    label: "LaTeX",
    about: "the worked pass, every step",
    extension: "tex",
    type: "application/x-tex",
    copies: true,
    tells: true,
    make: async (document) => {
      const { latexFile, tooLong } = await loadPart(() => import("../../../export/worked/latex"));
      return unless(tooLong(document), () => latexFile(document));
    },
  },
  {
    id: "markdown",
    label: "Markdown",
    about: "the worked pass, every step",
    extension: "md",
    type: "text/markdown",
    copies: true,
    tells: true,
    make: async (document) => {
      const { markdownFile, tooLong } = await loadPart(() => import("../../../export/worked/markdown"));
      return unless(tooLong(document), () => markdownFile(document));
    },
  },
  {
    id: "page",
    label: "Page to print",
    about: "the worked pass, every step",
    extension: "html",
    type: "text/html",
    copies: false,
    tells: true,
    make: async (document) => {
      const [{ printablePage, tooLong }, { toMathml }] = await Promise.all([
        loadPart(() => import("../../../export/worked/page")),
        loadPart(() => import("../../../ui/formula/mathml")),
      ]);
      return unless(tooLong(document), () => printablePage(document, toMathml));
    },
  },
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
      text: (await loadPart(() => import("../../../export/csv"))).quantitiesCsv(document),
    }),
  },
  {
    id: "svg",
    label: "Graph, SVG",
    about: "as it is at this step",
    extension: "svg",
    type: "image/svg+xml",
    copies: true,
    make: async (_document, stores) => picture((await graphPicture(stores)).svg()),
  },
  {
    id: "png",
    label: "Graph, PNG",
    about: "as it is at this step",
    extension: "png",
    type: "image/png",
    copies: false,
    make: async (_document, stores) => picture(await (await graphPicture(stores)).png()),
  },
];

function unless(refused: string | undefined, write: () => string): Made {
  return refused === undefined ? { text: write() } : { refused };
}

const graphPicture = async (stores: Stores) =>
  stores.get((await loadPart(() => import("../../step/graph/input"))).createGraphPicture);

function picture(made: string | Blob | undefined): Made {
  if (made === undefined) return { refused: "The page shows no graph now: choose Step and Units first." };
  return typeof made === "string" ? { text: made } : { blob: made };
}

/** A file's name from a document's title: `2-2-2-sigmoid-shared-biases.tex`. */
export function fileName(title: string, extension: string): string {
  const words = title
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[\u0300-\u036f]/g, "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 60);
  return `${words || "network"}.${extension}`;
}
