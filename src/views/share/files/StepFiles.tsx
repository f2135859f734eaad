import { useStores } from "../../../store/context";
import { createHomework } from "../../../store/homework/createHomework";
import { useIsHiding } from "../../../store/homework/predict";
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
  const isHiding = useIsHiding();
  const tell = () => {
    const { practising, rules, noteShown } = stores.get(createHomework).getState();
    if (!practising) return true;
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
          isHiding={isHiding}
          onTell={tell}
        />
      ) : (
        <ExportMenu
          kinds={exportKinds}
          documentNow={async () => workbench.getState().document}
          isHiding={isHiding}
          onTell={tell}
        />
      )}
    </>
  );
}
