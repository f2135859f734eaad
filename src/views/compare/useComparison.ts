import { useMemo } from "react";
import { useCompare } from "../../store/compare/compareContext";
import { useTraining } from "../../store/training/trainingContext";
import { type Arrangement, useArrangement } from "./runs/arrangement";
import { shownAxes, withinBrushes } from "./runs/axes";
import { comparedRows, quantitiesOf } from "./runs/rows";

/** The runs of the sweep that are done, what they are compared by, and which of them are within the brushes. */
export function useComparison() {
  const document = useCompare((state) => state.document);
  const runs = useCompare((state) => state.runs);
  const isRegression = useTraining((state) => state.data?.task.kind === "regression");
  const order = useArrangement((state) => state.order);
  const inverted = useArrangement((state) => state.inverted);
  const hidden = useArrangement((state) => state.hidden);
  const scales = useArrangement((state) => state.scales);
  const brushes = useArrangement((state) => state.brushes);
  const rows = useMemo(() => (document ? comparedRows(document, runs) : []), [document, runs]);
  const quantities = useMemo(
    () => (document ? quantitiesOf(document, isRegression) : []),
    [document, isRegression],
  );
  const axes = useMemo(
    () => shownAxes(quantities, rows, { order, inverted, hidden, scales } as Arrangement),
    [quantities, rows, order, inverted, hidden, scales],
  );
  const inside = useMemo(() => withinBrushes(rows, axes, brushes), [rows, axes, brushes]);
  const within = useMemo(() => rows.filter(({ index }) => inside.has(index)), [rows, inside]);
  return { document, rows, quantities, axes, inside, within };
}
