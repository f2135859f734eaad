import { use, useMemo } from "react";
import { networkAlone } from "../../engine/document/networkAlone";
import { loadPart } from "../../loadPart";
import { useAnswers } from "../../store/homework/answers";
import { openTraining } from "../../store/training/openTraining";
import { WorkbenchContext } from "../../store/work/context";
import { ExportMenu } from "./ExportMenu";
import { exportKinds } from "./exports";
import { Import } from "./Import";
import { type FileTaker, openFile } from "./openFile";

/** Files of what Step works on. */
export function StepFiles() {
  const workbench = use(WorkbenchContext);
  const taker = useMemo<FileTaker | undefined>(
    () =>
      workbench && {
        async open(document) {
          const { sheetOf } = await loadPart(() => import("../gallery/sheetOf"));
          const sheet = await sheetOf(document);
          // Back leads to what was open before, whose address this isn't.
          history.pushState(null, "", location.pathname + location.search);
          workbench.getState().open(networkAlone(document), sheet);
          // One document: what it has for Train is to be seen there.
          if (document.dataset) openTraining(document);
        },
        fail: (sentence) => workbench.getState().fail(sentence),
      },
    [workbench],
  );
  const practising = useAnswers((state) => state.practising);
  if (!workbench || !taker) return null;
  return (
    <>
      <Import
        title="Open a document from a file; it can be dropped on the page too"
        accept=".json,application/json"
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
