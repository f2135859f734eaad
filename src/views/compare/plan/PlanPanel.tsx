import { useState } from "react";
import { setTraining } from "../../../engine/document/edit/train/editTraining";
import { faultText } from "../../../engine/document/fault";
import { valueFault } from "../../../engine/document/faults/valueFault";
import type {
  DecidingFigure,
  SweepDocument,
  SweptSetting,
} from "../../../engine/document/parts/sweepDocument";
import { plannedRuns, type SweepingDocument } from "../../../engine/document/sweep/plannedRuns";
import { sweepFaults } from "../../../engine/document/sweep/sweepFaults";
import { variedSetting, variedSettings } from "../../../engine/document/sweep/variedSettings";
import { anyWhole, wholeFromOne } from "../../../engine/math/parameter";
import { addRunsOfTrain, runsOfTrain } from "../../../store/compare/beginSweep";
import { useCompare } from "../../../store/compare/compareContext";
import { useStores } from "../../../store/context";
import { useTraining } from "../../../store/training/trainingContext";
import { Select } from "../../../ui/Select";
import { Row } from "../../parts/fields/Row";
import { Value } from "../../parts/fields/Value";
import { figureChoices } from "../runs/figureWords";
import { SettingRow } from "./SettingRow";
import "./plan.css";

const epochs: readonly { readonly id: DecidingFigure["at"]; readonly label: string }[] = [
  { id: "best", label: "at the best epoch" },
  { id: "end", label: "at the end" },
];

/** What the runs differ in, how many there are, and what decides. */
export function PlanPanel({ document }: { readonly document: SweepingDocument }) {
  const { sweep, training } = document;
  const change = useCompare((state) => state.change);
  const edit = useTraining((state) => state.edit);
  const stores = useStores();
  const [fault, setFault] = useState<string>();
  const put = (changes: Partial<SweepDocument>, gesture?: string) => {
    const next = without({ ...sweep, ...changes });
    const [first] = sweepFaults({ ...document, sweep: next });
    setFault(first && faultText(first));
    if (!first) change(next, gesture);
  };
  const setSetting = (index: number, swept: SweptSetting) =>
    put({ settings: sweep.settings.with(index, swept) });
  const free = variedSettings.filter(
    ({ id, fits }) => !sweep.settings.some(({ setting }) => setting === id) && (fits?.(document) ?? true),
  );
  const kind = sweep.runs ? "listed" : sweep.draw ? "random" : "grid";
  const count = plannedRuns(sweep).length;
  const hasValidation = training.split.validation > 0;
  return (
    <div className="sweep-plan">
      <section className="sweep-part" aria-label="Sweep">
        <h2 className="overline">Sweep</h2>
        <dl className="rows">
          <Row
            label={
              <Select
                value={kind}
                label="Kind of sweep"
                options={[
                  { id: "grid", label: "grid" },
                  { id: "random", label: "at random" },
                  ...(kind === "listed" ? [{ id: "listed", label: "listed" } as const] : []),
                ]}
                onChange={(next) => next !== kind && put(asKind(sweep, next))}
              />
            }
          >
            {kind === "random" && sweep.draw ? (
              <Value
                value={sweep.draw.count}
                label="Runs at random"
                step={1}
                check={(number) => valueFault(number, wholeFromOne)}
                onChange={(number) => sweep.draw && put({ draw: { ...sweep.draw, count: number } }, "draws")}
              />
            ) : (
              <span className="number">{count} runs</span>
            )}
          </Row>
          {sweep.settings.map((swept, index) => (
            <SettingRow
              key={swept.setting}
              swept={swept}
              atRandom={kind === "random"}
              isFixed={kind === "listed"}
              onChange={(next) => setSetting(index, next)}
              onFault={setFault}
              onRemove={
                sweep.settings.length > 1 && kind !== "listed"
                  ? () => put({ settings: sweep.settings.toSpliced(index, 1) })
                  : undefined
              }
            />
          ))}
          {kind === "random" && sweep.draw && (
            <Row label="seed of the draws">
              <Value
                value={sweep.draw.seed}
                label="Seed of the draws"
                step={1}
                check={(number) => valueFault(number, anyWhole)}
                onChange={(seed) => sweep.draw && put({ draw: { ...sweep.draw, seed } }, "drawSeed")}
              />
            </Row>
          )}
          <Row
            label="seeds, each"
            title="How often each cell is run, with other first weights and another order; the seeds are the same in every cell"
          >
            <Value
              value={sweep.repeats}
              label="Seeds of each cell"
              step={1}
              check={(number) => valueFault(number, wholeFromOne)}
              onChange={(repeats) => put({ repeats }, "repeats")}
            />
          </Row>
        </dl>
        {kind !== "listed" && free.length > 0 && (
          <select
            className="quiet-select vary"
            aria-label="Vary another setting"
            value=""
            onChange={({ currentTarget }) => {
              const rule = variedSetting(currentTarget.value);
              const own = rule.of(document);
              const values = [
                ...new Set([...(own === undefined ? [] : [own]), ...rule.values.slice(0, 3)]),
              ].slice(0, 3);
              put({ settings: [...sweep.settings, { setting: rule.id, values }] });
            }}
          >
            <option value="">+ vary another setting</option>
            {free.map(({ id, label }) => (
              <option key={id} value={id}>
                {label}
              </option>
            ))}
          </select>
        )}
        {runsOfTrain(stores).length > 1 && (
          <button
            type="button"
            className="tool"
            title="Lists the runs that were made in Train, after these; each is trained again from its settings"
            onClick={() => addRunsOfTrain(stores)}
          >
            + add Train’s runs
          </button>
        )}
        {fault !== undefined && (
          <p role="alert" className="fault">
            {fault}
          </p>
        )}
      </section>
      <section className="sweep-part" aria-label="What decides">
        <h2 className="overline">What decides</h2>
        <dl className="rows">
          <Row
            label="figure"
            title="Runs are compared by it. The test points decide nothing: they are for the end."
          >
            <Select
              value={sweep.decides.figure}
              label="Figure that decides"
              options={figureChoices.filter(({ part }) => hasValidation || part !== "validation")}
              onChange={(figure) => put({ decides: { ...sweep.decides, figure } })}
            />
          </Row>
          <Row label="of the epoch" title="The best epoch is the one with the lowest validation loss">
            <Select
              value={sweep.decides.at}
              label="Epoch that decides"
              options={epochs.filter(
                ({ id }) => hasValidation || id === "end" || sweep.decides.at === "best",
              )}
              onChange={(at) => put({ decides: { ...sweep.decides, at } })}
            />
          </Row>
          {!sweep.settings.some(({ setting }) => setting === "epochs") && (
            <Row label="epochs" title="Each run ends after so many">
              <Value
                value={training.epochs}
                label="Epochs of each run"
                step={10}
                check={(number) => valueFault(number, wholeFromOne)}
                onChange={(number) => edit(setTraining({ epochs: number }), "epochs")}
              />
            </Row>
          )}
          {hasValidation && !sweep.settings.some(({ setting }) => setting === "patience") && (
            <Row
              label="patience"
              title="A run ends when its validation loss hasn't improved for so many epochs; 0 lets each go to its limit"
            >
              <Value
                value={training.patience ?? 0}
                label="Patience of each run"
                step={1}
                check={(number) => valueFault(number, { minimum: 0, integer: true })}
                onChange={(number) =>
                  edit(setTraining({ patience: number === 0 ? undefined : number }), "patience")
                }
              />
            </Row>
          )}
        </dl>
      </section>
    </div>
  );
}

function asKind(sweep: SweepDocument, kind: string): Partial<SweepDocument> {
  if (kind === "random") return { runs: undefined, draw: { count: 36, seed: 1 } };
  // A grid can't have ranges: their ends and the middle are a beginning.
  const settings = sweep.settings.map((swept): SweptSetting => {
    if ("values" in swept) {
      const { values } = swept;
      return values.length > 0
        ? swept
        : { setting: swept.setting, values: variedSetting(swept.setting).values.slice(0, 3) };
    }
    const { setting, from, to, scale } = swept;
    const middle = scale === "log" ? Math.sqrt(from * to) : (from + to) / 2;
    const whole = variedSetting(setting).parameter?.integer;
    const rounded = whole ? Math.round(middle) : Number(middle.toPrecision(2));
    return { setting, values: [...new Set([from, rounded, to])] };
  });
  return { runs: undefined, draw: undefined, settings };
}

function without({ runs, draw, ...sweep }: SweepDocument): SweepDocument {
  return { ...sweep, ...(runs && { runs }), ...(draw && { draw }) };
}
