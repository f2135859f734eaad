import { useEffect } from "react";
import { useStores } from "../../store/context";
import { useWorkbench } from "../../store/work/context";
import { createArrangement, readArrangement, usualArrangement, writeArrangement } from "./runs/arrangement";

/** How Compare is arranged stands in the address, and follows it. */
export function useArrangementInLink(): void {
  const stores = useStores();
  const asked = useWorkbench((state) => state.arrangement);
  const arrangement = stores.get(createArrangement);
  useEffect(() => {
    if (asked === writeArrangement(arrangement.getState())) return;
    arrangement.getState().arrange({ ...usualArrangement, ...readArrangement(asked ?? "{}") });
  }, [asked, arrangement]);
  useEffect(
    () =>
      arrangement.subscribe((state) => {
        const written = writeArrangement(state);
        if (written !== stores.workbench.getState().arrangement)
          stores.workbench.setState({ arrangement: written });
      }),
    [stores, arrangement],
  );
}
