import { useStores } from "../../../store/context";
import { createHomework } from "../../../store/homework/createHomework";
import { useHomework } from "../../../store/homework/useHomework";
import { useWorkbench } from "../../../store/work/context";
import { ExportMenu } from "./ExportMenu";
import { exportKinds } from "./exports";
import { Import } from "./Import";
import { programKinds } from "./programExports";

/** Files of what Step works on. */
export function StepFiles() {
  const stores = useStores();
  const { workbench } = stores;
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
      <Import />
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
