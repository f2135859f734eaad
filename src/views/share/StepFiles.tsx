import { useMemo } from "react";
import { networkAlone } from "../../engine/document/networkAlone";
import { loadPart } from "../../loadPart";
import { useStores } from "../../store/context";
import { useHomework } from "../../store/homework/useHomework";
import { createTrainLink } from "../../store/training/trainLink";
import { bringTo, loadBring } from "../step/bring/bringTo";
import { ExportMenu } from "./ExportMenu";
import { exportKinds } from "./exports";
import { Import } from "./Import";
import { type FileTaker, openFile } from "./openFile";

/** Files of what Step works on. */
export function StepFiles() {
  const stores = useStores();
  const { workbench } = stores;
  const taker = useMemo<FileTaker>(
    () => ({
      async open(document) {
        const { sheetOf } = await loadPart(() => import("../gallery/sheetOf"));
        const sheet = await sheetOf(document);
        // Back leads to what was open before, whose address this isn't.
        history.pushState(null, "", location.pathname + location.search);
        workbench.getState().open(networkAlone(document), sheet);
        // One document: what it has for Train is to be seen there.
        if (document.dataset) stores.get(createTrainLink).getState().handOverToTrain(document);
      },
      async other(file, text) {
        if (text === undefined ? !/\.np[yz]$/i.test(file.name) : !(await loadBring()).isWeights(text))
          return false;
        await bringTo(stores, ({ fileOutcome }, now) => fileOutcome(now, file));
        return true;
      },
      fail: (sentence) => workbench.getState().fail(sentence),
    }),
    [stores, workbench],
  );
  const practising = useHomework((state) => state.practising);
  return (
    <>
      <Import
        title="Open a document from a file; it can be dropped on the page too"
        accept=".json,application/json,.npy,.npz"
        onFile={(file) => void openFile(file, taker)}
        onMany={() => taker.fail("One file at a time: the page works on one document.")}
      />
      <ExportMenu
        kinds={exportKinds}
        documentNow={async () => workbench.getState().document}
        isHiding={practising}
      />
    </>
  );
}
