import type { Pictures } from "../../../engine/datasets/pictures/pictures";
import type { NetworkDocument, TrainableDocument } from "../../../engine/document/document";
import { isKept } from "../../../engine/document/parts/data";
import type { AnyDocument } from "../../../engine/document/programDocument";
import { loadPart } from "../../../loadPart";
import type { Stores } from "../../../store/stores";
import { findPictures } from "../../../store/training/keptPictures";
import type { Training } from "../../../store/training/training";
import { trainingOf } from "../../../store/training/trainingContext";
import type { ExportKind, MadeFile } from "../../parts/files/exportKind";
import { regionAsPng, regionAsSvg } from "./regionPicture";

/** The ways to take away what is trained; what writes it loads when it is asked for. */
export function trainingKinds(stores: Stores): readonly ExportKind[] {
  const { getState } = trainingOf(stores);
  const logRows = () => getState().frames.log.rows();
  const precision = () => getState().frames.latest?.precision;
  return [
    {
      id: "document",
      label: "Document",
      about: "the data, the network and the run; opens here again",
      extension: "json",
      type: "application/json",
      copies: true,
      make: async (document) => ({
        text: (await loadPart(() => import("../../../export/link"))).documentText(document),
      }),
    },
    {
      id: "region-svg",
      label: "Region, SVG",
      about: "as it is now, with points and boundary",
      extension: "region.svg",
      type: "image/svg+xml",
      copies: true,
      make: async () => {
        if (getState().data?.picture) return noPlane;
        const text = regionAsSvg(stores);
        return text === undefined ? noPicture : { text };
      },
    },
    {
      id: "region-png",
      label: "Region, PNG",
      about: "as it is now, with points and boundary",
      extension: "region.png",
      type: "image/png",
      copies: false,
      make: async () => {
        if (getState().data?.picture) return noPlane;
        const blob = await regionAsPng(stores);
        return blob ? { blob } : noPicture;
      },
    },
    {
      id: "pytorch",
      label: "PyTorch",
      about: "the network of now on the next minibatch; runs, and checks these numbers",
      extension: "torch.py",
      type: "text/x-python",
      copies: true,
      make: () =>
        ofMinibatch(
          getState(),
          async () => (await loadPart(() => import("../../../export/python/pytorch"))).pytorchProgram,
        ),
    },
    {
      id: "numpy",
      label: "NumPy",
      about: "the network of now on the next minibatch; runs, and checks these numbers",
      extension: "numpy.py",
      type: "text/x-python",
      copies: true,
      make: () =>
        ofMinibatch(
          getState(),
          async () => (await loadPart(() => import("../../../export/python/numpy"))).numpyProgram,
        ),
    },
    {
      id: "run-pytorch",
      label: "Run, PyTorch",
      about:
        "trains as the page did: data, start, order and changes; says how far its log is from the page's",
      extension: "run.torch.py",
      type: "text/x-python",
      copies: true,
      make: (document) =>
        ofRun(
          document,
          logRows(),
          async () => (await loadPart(() => import("../../../export/python/run/pytorchRun"))).pytorchRun,
        ),
    },
    {
      id: "run-numpy",
      label: "Run, NumPy",
      about:
        "trains as the page did: data, start, order and changes; says how far its log is from the page's",
      extension: "run.numpy.py",
      type: "text/x-python",
      copies: true,
      make: (document) =>
        ofRun(
          document,
          logRows(),
          async () => (await loadPart(() => import("../../../export/python/run/numpyRun"))).numpyRun,
        ),
    },
    {
      id: "data-csv",
      label: "Data, CSV",
      about: "every example: columns, features, class or target, and its part",
      extension: "data.csv",
      type: "text/csv",
      copies: true,
      make: (document) => {
        const run = document as TrainableDocument;
        return ofData(run, async () => {
          const pictures = await picturesOf(run);
          return (await loadPart(() => import("../../../export/tables/dataTable"))).dataAsCsv(run, pictures);
        });
      },
    },
    {
      id: "log-csv",
      label: "Log, CSV",
      about: "every epoch with its loss and error",
      extension: "log.csv",
      type: "text/csv",
      copies: true,
      make: async () => ({
        text: (await loadPart(() => import("../../../export/tables/trainingLog"))).logAsCsv(
          logRows(),
          precision(),
        ),
      }),
    },
    {
      id: "log-json",
      label: "Log, JSON",
      about: "every epoch with its loss and error",
      extension: "log.json",
      type: "application/json",
      copies: true,
      make: async () => ({
        text: (await loadPart(() => import("../../../export/tables/trainingLog"))).logAsJson(
          logRows(),
          precision(),
        ),
      }),
    },
  ];
}

const noPicture: MadeFile = { refused: "There is no region yet: the page is still computing it." };
const noPlane: MadeFile = { refused: "A region is drawn over two inputs; here an example is a picture." };

async function ofRun(
  document: AnyDocument,
  rows: Float64Array,
  load: () => Promise<(document: TrainableDocument, rows: Float64Array, pictures?: Pictures) => string>,
): Promise<MadeFile> {
  const run = document as TrainableDocument;
  if (!run.state)
    return { refused: "Nothing has been trained yet: train first, then the run can be taken away." };
  return ofData(run, async () => (await load())(run, rows, await picturesOf(run)));
}

/** More numbers than this aren't written out one by one. */
const mostPixels = 5_000_000;

/** A text with all the data in it. */
async function ofData({ dataset }: TrainableDocument, write: () => Promise<string>): Promise<MadeFile> {
  if (isKept(dataset) && dataset.count * dataset.width * dataset.height > mostPixels)
    return {
      refused: `${dataset.count} pictures of ${dataset.width} × ${dataset.height} are too many to be written out number by number. The document names them: keep their own files beside it.`,
    };
  return { text: await write() };
}

/** What the data are, where they are pictures. */
async function picturesOf({ dataset }: TrainableDocument) {
  const { bringPictures } = await loadPart(() => import("../../../export/bringPictures"));
  return bringPictures(dataset, findPictures);
}

/** More examples than this would make a program of mere numbers. */
const mostExamples = 400;

async function ofMinibatch(
  { documentForStep }: Training,
  load: () => Promise<(document: NetworkDocument) => string>,
): Promise<MadeFile> {
  const lesson = await documentForStep("nextMinibatch");
  const examples = lesson.batch.inputs.length;
  if (examples > mostExamples)
    return {
      refused: `The minibatch has ${examples} examples; a program writes every number out, of at most ${mostExamples}. Choose a smaller minibatch first.`,
    };
  return { text: (await load())(lesson) };
}
