import { useCallback, useMemo } from "react";
import { documentAlone } from "../../../engine/document/networkAlone";
import { isProgram, programDocument } from "../../../engine/document/programDocument";
import { loadPart } from "../../../loadPart";
import { createMarking, isHandInText } from "../../../store/classroom/marking";
import { useStores } from "../../../store/context";
import { createHomework } from "../../../store/homework/createHomework";
import { useHomework } from "../../../store/homework/useHomework";
import { createTrainLink } from "../../../store/training/trainLink";
import { useWorkbench } from "../../../store/work/context";
import { bringTo, loadBring } from "../../step/bring/bringTo";
import { ExportMenu } from "./ExportMenu";
import { exportKinds } from "./exports";
import { Import } from "./Import";
import { type FileTaker, openFile } from "./openFile";
import { programKinds } from "./programExports";

/** Files of what Step works on. */
export function StepFiles() {
  const stores = useStores();
  const { workbench } = stores;
  const markAll = useCallback(
    async (files: readonly File[]) => {
      const { handInFiles } = await loadPart(() => import("../../step/looks/answers/marking/handInFiles"));
      const { document, lookAs, fail } = workbench.getState();
      if (!document)
        return fail("Several files are hand-ins, which are marked by a network: open their sheet first.");
      if (stores.get(createHomework).getState().practising)
        return fail(
          "Hand-ins are marked where the numbers aren’t hidden: press “Show all numbers” in Answers first.",
        );
      lookAs("Answers");
      stores
        .get(createMarking)
        .getState()
        .add(await handInFiles(files));
    },
    [stores, workbench],
  );
  const taker = useMemo<FileTaker>(
    () => ({
      async open(document) {
        const { sheetOf } = await loadPart(() => import("../../gallery/sheetOf"));
        const sheet = await sheetOf(document);
        // Back leads to what was open before, whose address this isn't.
        history.pushState(null, "", location.pathname + location.search);
        workbench.getState().open(documentAlone(document), sheet);
        // One document: what it has for Train is to be seen there.
        if (!isProgram(document) && document.dataset)
          stores.get(createTrainLink).getState().handOverToTrain(document);
      },
      async other(file, text) {
        if (/\.py$/i.test(file.name)) {
          if (text === undefined) return false;
          history.pushState(null, "", location.pathname + location.search);
          workbench.getState().open({ ...programDocument(text), title: file.name });
          return true;
        }
        if (text !== undefined && isHandInText(text)) {
          await markAll([file]);
          return true;
        }
        if (text === undefined ? !/\.np[yz]$/i.test(file.name) : !(await loadBring()).isWeights(text))
          return false;
        await bringTo(stores, ({ fileOutcome }, now) => fileOutcome(now, file));
        return true;
      },
      fail: (sentence) => workbench.getState().fail(sentence),
    }),
    [stores, workbench, markAll],
  );
  const isCode = useWorkbench((state) => state.program !== undefined);
  const practising = useHomework((state) => state.practising);
  const tell = () => {
    const { rules, noteShown } = stores.get(createHomework).getState();
    if (rules && !rules.canShow) return false;
    noteShown();
    return true;
  };
  return (
    <>
      <Import
        title="Open a document, or code in Python, from a file; it can be dropped on the page too"
        accept=".json,application/json,.npy,.npz,.py,text/x-python"
        onFile={(file) => void openFile(file, taker)}
        onMany={(files) => void markAll(files)}
      />
      {isCode ? (
        <ExportMenu
          kinds={programKinds}
          documentNow={async () => workbench.getState().program}
          isHiding={practising}
          onTell={tell}
        />
      ) : (
        <ExportMenu
          kinds={exportKinds}
          documentNow={async () => workbench.getState().document}
          isHiding={practising}
          onTell={tell}
        />
      )}
    </>
  );
}
