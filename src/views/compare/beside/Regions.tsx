import type { SweepingDocument } from "../../../engine/document/sweep/plannedRuns";
import { valueLabel, variedSetting } from "../../../engine/document/sweep/variedSettings";
import { useStores } from "../../../store/context";
import { RunRegion } from "../../train/runs/RunRegion";
import { createArrangement, useArrangement } from "../arrangement";
import { valueText } from "../parallel/axes";
import { type Row, rowTitle } from "../rows";
import type { BesideProps } from "./besideProps";

/** Pictures beyond this say nothing any more. */
const most = 120;

/** What each run says over the plane: two settings as rows and columns, where that is how they differ, else one after the other. */
export function Regions({ document, rows }: BesideProps) {
  const { settings } = document.sweep;
  const first = rows.filter(({ repeat }) => repeat === 0);
  const isGrid =
    settings.length === 2 && "values" in settings[0] && "values" in settings[1] && !document.sweep.draw;
  const drawn = first.filter(({ result }) => result.region).slice(0, most);
  return (
    <section className="beside-panel regions" aria-label="Regions">
      <h2 className="overline">Regions{document.sweep.repeats > 1 && " (the first seed of each cell)"}</h2>
      {drawn.length === 0 ? (
        <p className="quiet">
          {rows.length === 0
            ? "Nothing is done yet."
            : "A network with more than two inputs has no region that could be drawn whole."}
        </p>
      ) : isGrid ? (
        <Grid document={document} rows={drawn} />
      ) : (
        <ul className="region-list">
          {drawn.map((row) => (
            <li key={row.place}>
              <Picture document={document} row={row} />
            </li>
          ))}
        </ul>
      )}
      {first.length > most && (
        <p className="quiet">
          The first {most} of {first.length}.
        </p>
      )}
    </section>
  );
}

function Grid({ document, rows }: { readonly document: SweepingDocument; readonly rows: readonly Row[] }) {
  const [down, across] = document.sweep.settings.map((swept) => ({
    rule: variedSetting(swept.setting),
    values: "values" in swept ? swept.values : [],
  }));
  return (
    <table className="region-grid">
      <thead>
        <tr>
          <th scope="col" className="corner">
            {down.rule.label} ↓ {across.rule.label} →
          </th>
          {across.values.map((value) => (
            <th key={value} scope="col">
              {valueLabel(across.rule, value)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {down.values.map((value) => (
          <tr key={value}>
            <th scope="row">{valueLabel(down.rule, value)}</th>
            {across.values.map((other) => {
              const row = rows.find(({ values }) => values[0] === value && values[1] === other);
              return <td key={other}>{row && <Picture document={document} row={row} />}</td>;
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Picture({ document, row }: { readonly document: SweepingDocument; readonly row: Row }) {
  const { point, choose } = useStores().get(createArrangement).getState();
  const chosen = useArrangement((state) => state.chosen === row.place);
  const title = rowTitle(document, row);
  const share = document.sweep.decides.figure.endsWith("Error");
  return (
    <button
      type="button"
      className="region-picture"
      aria-pressed={chosen}
      title={`Run ${row.place + 1}: ${title}`}
      onPointerEnter={() => point(row.place)}
      onPointerLeave={() => point(undefined)}
      onClick={() => choose(row.place)}
    >
      <RunRegion region={row.result.region} label={title} />
      <small>{valueText(row.figure, share)}</small>
    </button>
  );
}
