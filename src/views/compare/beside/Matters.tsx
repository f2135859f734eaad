import type { SweepingDocument } from "../../../engine/document/sweep/plannedRuns";
import { valuesOf } from "../../../engine/document/sweep/plannedRuns";
import { variedSetting } from "../../../engine/document/sweep/variedSettings";
import { valueLabel } from "../../../engine/document/sweep/variedValues";
import { shortNumber } from "../../../engine/math/format";
import { meansAlike } from "../../../engine/math/interval";
import { useCompare } from "../../../store/compare/compareContext";
import type { VariancePart, WhatMatters } from "../../../store/compare/state/compareState";
import { useArrangement } from "../runs/arrangement";
import { figureWords } from "../runs/figureWords";
import type { BesideProps } from "./besideProps";
import "./matters.css";

/** Which settings the figure that decides depends on: exact shares over a full grid, else an estimate. */
export function Matters({ document }: BesideProps) {
  const figure = figureWords[document.sweep.decides.figure].label;
  const statistics = useCompare((state) => state.statistics);
  const matters = statistics?.matters;
  return (
    <section className="beside-panel matters" aria-label={`What matters for the ${figure}`}>
      <h2 className="overline">What matters for the {figure}</h2>
      {matters?.shares ? (
        <Shares document={document} shares={matters.shares} />
      ) : matters?.importances ? (
        <Estimate document={document} importances={matters.importances} />
      ) : (
        <p className="quiet">
          {statistics
            ? "The runs don’t carry an answer yet: it takes a whole grid in which every run has its figure, or 20 runs that differ."
            : "Nothing is done yet."}
        </p>
      )}
    </section>
  );
}

function Shares({
  document,
  shares,
}: {
  readonly document: SweepingDocument;
  readonly shares: NonNullable<WhatMatters["shares"]>;
}) {
  const { settings } = document.sweep;
  const label = (index: number) => variedSetting(settings[index].setting).label;
  const named = (part: VariancePart) => part.settings.map(label).join(" × ");
  const own = [
    ...shares.main.map((part) => ({ name: named(part), part, kind: "main" })),
    ...shares.pairs.map((part) => ({ name: named(part), part, kind: "pair" })),
  ].sort((one, other) => other.part.share - one.part.share);
  const rest = [
    ...(shares.higher ? [{ name: "three and more", part: shares.higher, kind: "pair" }] : []),
    ...(shares.seeds ? [{ name: "seeds", part: shares.seeds, kind: "seeds" }] : []),
  ];
  const alike = alikeLevels(document, shares);
  if (shares.total === 0)
    return (
      <p>
        {shares.levels[0]?.reduce((sum, { count }) => sum + count, 0) === 1
          ? "One run alone doesn’t show what matters: give a setting other values, or add seeds."
          : "All runs have the same figure: nothing that is varied here matters for it."}
      </p>
    );
  return (
    <>
      <Bars items={[...own, ...rest].map(({ name, part, kind }) => ({ name, share: part.share, kind }))} />
      <p className="matters-words">
        Shares of the variance over the full grid, exactly.{" "}
        {!shares.seeds &&
          "With one seed for each cell, what the seeds do can’t be told apart from the rest. "}
        {alike}
      </p>
      <details className="sums">
        <summary>see the sums</summary>
        <p>
          Total: Σ (y − ȳ)² = {shortNumber(shares.total, 5)} over all runs. A setting’s part is Σ (ȳ of its
          value − ȳ)², a pair’s the same of its cells less the parts of both alone; seeds are what is left
          within cells.
        </p>
        <table className="plot-table">
          <thead>
            <tr>
              <th scope="col">source</th>
              <th scope="col">Σ of squares</th>
              <th scope="col">df</th>
              <th scope="col">share</th>
            </tr>
          </thead>
          <tbody>
            {[...own, ...rest].map(({ name, part }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>{shortNumber(part.sumOfSquares, 5)}</td>
                <td>{part.freedom}</td>
                <td>{shortNumber(100 * part.share, 4)} %</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </>
  );
}

/** Which values of a setting can't be told apart, beside what the seeds do. */
function alikeLevels(
  { sweep }: SweepingDocument,
  { levels, seeds }: NonNullable<WhatMatters["shares"]>,
): string {
  if (!seeds) return "";
  const sentences = sweep.settings.flatMap((swept, index) => {
    const rule = variedSetting(swept.setting);
    const values = valuesOf(swept);
    const alike = values.flatMap((value, one) =>
      values
        .slice(one + 1)
        .flatMap((other, k) =>
          meansAlike(levels[index][one], levels[index][one + 1 + k])
            ? [`${valueLabel(rule, value)} and ${valueLabel(rule, other)}`]
            : [],
        ),
    );
    if (alike.length === 0) return [];
    const pairs = (values.length * (values.length - 1)) / 2;
    const which = alike.length === pairs && pairs > 1 ? "no two values" : alike.join(", ");
    const end = which === "no two values" ? "can be told apart" : "can’t be told apart";
    return [`Of ${rule.label}, ${which} ${end}: the 95 % interval of their difference has 0 in it.`];
  });
  return sentences.join(" ");
}

function Estimate({
  document,
  importances,
}: {
  readonly document: SweepingDocument;
  readonly importances: NonNullable<WhatMatters["importances"]>;
}) {
  const items = document.sweep.settings
    .map(({ setting }, index) => ({
      name: variedSetting(setting).label,
      share: importances.settings[index].mean,
      kind: "main",
    }))
    .sort((one, other) => other.share - one.share);
  const { explained } = importances;
  return (
    <>
      <Bars items={items} />
      <p className="matters-words">
        An <b>estimate</b>, by a forest fitted to these runs: how much shuffling a setting raises its squared
        error, relative to the variance of the figure. On runs that it hasn’t seen the forest explains{" "}
        {explained > 0 ? `${shortNumber(100 * explained, 3)} % of the variance` : "nothing"}
        {explained < 0.3 ? ", so this says little." : "."}
      </p>
    </>
  );
}

/** To a tenth of a per cent, so that they can be added up. */
const tenthsOfPercent = (share: number) =>
  `${(100 * share)
    .toFixed(1)
    .replace(/^-(?=0\.0$)/, "")
    .replace("-", "−")} %`;

function Bars({
  items,
}: {
  readonly items: readonly { readonly name: string; readonly share: number; readonly kind: string }[];
}) {
  const largestShare = Math.max(1e-12, ...items.map(({ share }) => share));
  const arrange = useArrangement((state) => state.arrange);
  return (
    <>
      <dl className="share-bars">
        {items.map(({ name, share, kind }) => (
          <div key={name} data-kind={kind}>
            <dt>{name}</dt>
            <dd>
              <span
                className="bar"
                style={{ width: `${(100 * Math.max(0, share)) / largestShare}%` }}
                aria-hidden="true"
              />
            </dd>
            <dd className="percent" data-value={share}>
              {tenthsOfPercent(share)}
            </dd>
          </div>
        ))}
      </dl>
      <button type="button" className="tool" onClick={() => arrange({ beside: "against" })}>
        figure against a setting
      </button>
    </>
  );
}
