import { useWorkbench } from "../../../store/context";
import { ExportMenu } from "../../head/ExportMenu";
import { Import } from "../../head/Import";
import { training, trainingKinds } from "./trainingKinds";

/** Files of what Train works on; Train itself may still be loading. */
export function TrainFiles() {
  const fail = useWorkbench((state) => state.fail);
  const open = async (file: File) => {
    try {
      await training();
      const { openTrainingFile } = await import("./deferred");
      await openTrainingFile(file, fail);
    } catch {
      fail(`“${file.name}” was not opened: Train could not be loaded. Check the connection and try again.`);
    }
  };
  return (
    <>
      <Import
        title="Open a document with its run, or a table of points, from a file; it can be dropped on the page too"
        accept=".json,.csv,.tsv,.txt,application/json,text/csv,text/plain"
        onFile={(file) => void open(file)}
        onMany={() => fail("One file at a time: the page works on one document.")}
      />
      <ExportMenu kinds={trainingKinds} documentNow={async () => (await training()).documentNow()} />
    </>
  );
}
