import { use, useEffect, useMemo, useState } from "react";
import { useCompare } from "../../store/compare/compareContext";
import { useStores } from "../../store/context";
import { createTrainingLoader } from "../../store/keep/trainingLoader";
import { useWorkbench } from "../../store/work/context";
import { Select } from "../../ui/Select";
import { PanelTabs } from "../parts/PanelTabs";
import { offerFiles } from "../train/files/offer";
import { Problems } from "../train/Problems";
import { Trained } from "../train/Trained";
import { besides } from "./beside";
import { compareKinds } from "./files/compareKinds";
import { mains } from "./mains";
import { NewSweep } from "./NewSweep";
import { PlanPanel } from "./plan/PlanPanel";
import { RunBar } from "./RunBar";
import { useArrangement } from "./runs/arrangement";
import { sorted, tableColumns, tableLines } from "./table/columns";
import { RunTable } from "./table/RunTable";
import { useArrangementInLink } from "./useArrangementInLink";
import { useComparison } from "./useComparison";
import "../parts/panels.css";
import "../parts/plot/plot.css";
import "../parts/fields/settings.css";
import "./compare.css";

const panels = [
  { id: "plot", label: "Plot" },
  { id: "table", label: "Table" },
  { id: "beside", label: "Figures" },
  { id: "plan", label: "Sweep" },
] as const;

/** Many runs of one training that differ in some settings: planned, run, and compared. */
export default function CompareView() {
  const stores = useStores();
  use(stores.get(createTrainingLoader)());
  const locked = useWorkbench((state) => state.locked);
  useEffect(() => offerFiles(stores, compareKinds(stores)), [stores]);
  useArrangementInLink();
  const [panel, setPanel] = useState<(typeof panels)[number]["id"]>("plot");
  const document = useCompare((state) => state.document);
  return (
    <main className="compare-view" aria-label="Compare" data-panel={panel}>
      <div className="compare-problems">
        <Problems />
      </div>
      {document && (
        <PanelTabs panels={panels} shown={panel} tab="compare-tab" panel="compare" onShow={setPanel} />
      )}
      {document ? <Comparison locked={locked} /> : <NewSweep />}
    </main>
  );
}

function Comparison({ locked }: { readonly locked: boolean }) {
  const statistics = useCompare((state) => state.statistics);
  const problem = useCompare((state) => state.problem);
  const change = useCompare((state) => state.change);
  const { document, rows, quantities, axes, inside, within } = useComparison();
  const hidden = useArrangement((state) => state.hidden);
  const brushes = useArrangement((state) => state.brushes);
  const sort = useArrangement((state) => state.sort);
  const together = useArrangement((state) => state.perCell);
  const hiddenColumns = useArrangement((state) => state.hiddenColumns);
  const beside = useArrangement((state) => state.beside);
  const main = useArrangement((state) => state.main);
  const arrange = useArrangement((state) => state.arrange);

  const perCell = together && (document?.sweep.repeats ?? 1) > 1;
  const isBrushed = Object.keys(brushes).length > 0;
  const columns = useMemo(
    () => (document ? tableColumns(document, quantities, perCell) : []),
    [document, quantities, perCell],
  );
  const deciding = document?.sweep.decides.figure ?? "validationLoss";
  const sortedBy = columns.some(({ id }) => id === sort.by) ? sort.by : deciding;
  const lines = useMemo(
    () =>
      sorted(
        // Of a cell that is cut by a brush the summary would be of other runs than those shown.
        tableLines(within, perCell, isBrushed ? undefined : statistics?.cells),
        columns.find(({ id }) => id === sortedBy),
        sort.descending && sort.by === sortedBy,
      ),
    [within, perCell, isBrushed, statistics, columns, sortedBy, sort],
  );
  if (!document) return null;
  const shownMain = mains.find(({ id }) => id === main) ?? mains[0];
  const shown = besides.find(({ id }) => id === beside) ?? besides[0];
  const hiddenAxes = quantities.filter(({ id }) => hidden.includes(id));
  return (
    <>
      <section
        id="compare-plan"
        className="panel settings compare-plan"
        aria-label="The sweep"
        inert={locked}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
      >
        <PlanPanel document={document} />
        <section className="sweep-part" aria-label="Selected">
          <h2 className="overline">Selected</h2>
          <p className="selected-runs" aria-live="polite">
            {isBrushed
              ? `in the brush: ${within.length} of ${rows.length}`
              : `all ${rows.length} that are done`}
          </p>
          {isBrushed && (
            <button type="button" className="tool" onClick={() => arrange({ brushes: {} })}>
              clear the brushes
            </button>
          )}
          {hiddenAxes.length > 0 && (
            <select
              className="quiet-select vary"
              aria-label="Show another axis"
              value=""
              onChange={({ currentTarget }) =>
                arrange({ hidden: hidden.filter((id) => id !== currentTarget.value) })
              }
            >
              <option value="">+ show another axis</option>
              {hiddenAxes.map(({ id, label }) => (
                <option key={id} value={id}>
                  {label}
                </option>
              ))}
            </select>
          )}
          <button type="button" className="tool" onClick={() => change(undefined)}>
            remove the sweep
          </button>
        </section>
      </section>
      <section
        id="compare-plot"
        className="panel compare-plot"
        aria-label="Runs as a picture"
        data-main={shownMain.id}
      >
        <div className="compare-head">
          <Trained />
          <fieldset className="choice" aria-label="Show the runs as">
            {mains.map(({ id, label, title }) => (
              <button
                key={id}
                type="button"
                title={title}
                aria-pressed={shownMain.id === id}
                onClick={() => arrange({ main: id })}
              >
                {label}
              </button>
            ))}
          </fieldset>
        </div>
        {problem !== undefined && (
          <p role="status" className="quiet">
            {problem}
          </p>
        )}
        <shownMain.View document={document} rows={rows} quantities={quantities} axes={axes} inside={inside} />
      </section>
      <section id="compare-table" className="panel compare-table" aria-label="Table of runs">
        <RunTable
          lines={lines}
          columns={columns.filter(({ id }) => !hiddenColumns.includes(id))}
          all={columns}
          sortedBy={sortedBy}
          descending={sort.descending && sort.by === sortedBy}
          canGroup={document.sweep.repeats > 1}
        />
      </section>
      <section
        id="compare-beside"
        className="panel compare-beside"
        aria-label="Figures"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
      >
        <div className="beside-choice">
          <Select
            value={shown.id}
            label="What is shown beside the table"
            options={besides}
            onChange={(id) => arrange({ beside: id })}
          />
        </div>
        <shown.View document={document} rows={within} />
      </section>
      <RunBar rows={rows} />
    </>
  );
}
