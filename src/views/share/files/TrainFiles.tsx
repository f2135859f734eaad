import { isProgram } from "../../../engine/document/programDocument";
import { useStoreOf } from "../../../store/context";
import { useWorkbench } from "../../../store/work/context";
import { createTrainOffer, type TrainOffer } from "../address/trainOffer";
import { ExportMenu } from "./ExportMenu";
import { Import } from "./Import";
import { openFile } from "./openFile";

/** Files of what Train works on. */
export function TrainFiles() {
  const fail = useWorkbench((state) => state.fail);
  const offer = useStoreOf(createTrainOffer, (state) => state.offer);
  if (!offer) return null;
  return (
    <>
      <Import
        title="Open a document with its run, a table of points, or pictures with their labels (IDX, NPY, NPZ, CSV, also .gz), from files; they can be dropped on the page too"
        accept=".json,.csv,.tsv,.txt,.gz,.npy,.npz,.idx,application/json,text/csv,text/plain"
        onFile={(file) => void open(file, offer, fail)}
        onMany={(files) =>
          files.every(({ name }) => !/\.json$/i.test(name))
            ? offer.takePictures(files)
            : fail("One document at a time: only pictures and their labels are taken together.")
        }
        multiple
      />
      <ExportMenu kinds={offer.kinds} documentNow={offer.documentNow} />
    </>
  );
}

/** A table with more bytes than this, and more columns, is one of pictures. */
const largeTable = 2e6;
const manyColumns = 60;

/** By its first bytes: packed, IDX, NumPy's; or a large table of pixels. */
async function isPictures(file: File): Promise<boolean> {
  const head = new Uint8Array(await file.slice(0, 6000).arrayBuffer());
  const begins = (...bytes: number[]) => bytes.every((byte, k) => head[k] === byte);
  if (begins(0x1f, 0x8b) || begins(0, 0, 8) || begins(0x93, 0x4e) || begins(0x50, 0x4b)) return true;
  const [line] = new TextDecoder().decode(head).split("\n");
  return file.size > largeTable && line.split(/[,;\t]/).length > manyColumns;
}

/** A document replaces what is trained; any other text is looked through as a table of points. */
async function open(file: File, offer: TrainOffer, fail: (sentence: string) => void): Promise<void> {
  const isDocument =
    /\.json$/i.test(file.name) || (await file.slice(0, 200).text()).trimStart().startsWith("{");
  if (isDocument)
    return openFile(file, {
      open(document) {
        if (!isProgram(document)) return offer.open(document);
        fail(`“${file.name}” was not opened: it is code, which Step works on. The page stays as it was.`);
      },
      fail,
    });
  if (await isPictures(file)) offer.takePictures([file]);
  else offer.openTable(await file.text());
}
