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
        title="Open a document with its run, or a table of points, from a file; it can be dropped on the page too"
        accept=".json,.csv,.tsv,.txt,application/json,text/csv,text/plain"
        onFile={(file) => void open(file, offer, fail)}
        onMany={() => fail("One file at a time: the page works on one document.")}
      />
      <ExportMenu kinds={offer.kinds} documentNow={offer.documentNow} />
    </>
  );
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
  offer.openTable(await file.text());
}
