import { useState } from "react";
import { loadPart } from "../../../loadPart";
import { useStores } from "../../../store/context";
import { useWorkbench } from "../../../store/work/context";
import { part } from "../../../ui/part";
import "./modelChoice.css";

const NoNetworkNote = part(() => import("./NoNetworkNote"));

/** Whether one works on a network or on code; of code that isn't a layered network it is said why not. */
export default function ModelChoice() {
  const program = useWorkbench((state) => state.program);
  const stores = useStores();
  const [refused, setRefused] = useState<{ readonly of: typeof program; readonly why: string | undefined }>();
  const isProgram = program !== undefined;
  const choose = (code: boolean) => {
    if (code === isProgram) return;
    loadPart(() => import("./changeModel"))
      .then(({ changeModel }) => setRefused({ of: program, why: changeModel(stores) }))
      .catch(() =>
        stores.workbench
          .getState()
          .fail("The model could not be changed. Check the connection and try again."),
      );
  };
  return (
    <>
      <fieldset className="choice model-choice" aria-label="Model">
        <button type="button" aria-pressed={!isProgram} onClick={() => choose(false)}>
          Network
        </button>
        <button type="button" aria-pressed={isProgram} onClick={() => choose(true)}>
          Code
        </button>
      </fieldset>
      {program && refused?.of === program && refused.why && (
        <NoNetworkNote why={refused.why} onClose={() => setRefused(undefined)} />
      )}
    </>
  );
}
