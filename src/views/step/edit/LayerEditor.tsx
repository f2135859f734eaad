import { Fragment, useState } from "react";
import { activations } from "../../../engine/activations";
import type { BiasMode, Edit, LayerDocument, NetworkDocument } from "../../../engine/document/document";
import { stagesOf } from "../../../engine/document/document";
import {
  removeLayer,
  type StageChoice,
  setActivation,
  setBiasMode,
  setPenalty,
  setUnits,
} from "../../../engine/document/edit/edit";
import type { Labels } from "../../../engine/names/labels";
import { penalties } from "../../../engine/penalties";
import { useWorkbench } from "../../../store/work/context";
import { Stepper } from "../../../ui/numbers/Stepper";
import { Select } from "../../../ui/Select";
import { biasWords } from "../../parts/fields/biasWords";
import { ParameterRow } from "../../parts/fields/ParameterRow";
import { Row } from "../../parts/fields/Row";
import { largestStepNetwork } from "../../parts/largestStepNetwork";
import { useChanges } from "./useChanges";
import { WeightTable } from "./WeightTable";

interface LayerEditorProps {
  readonly document: NetworkDocument;
  readonly layer: LayerDocument;
  readonly index: number;
  readonly notation: Labels;
}

const biasModes = Object.entries(biasWords).map(([id, label]) => ({ id: id as BiasMode, label }));

/** One layer: its units, activation and bias, and opened, its numbers and penalties. */
export function LayerEditor({ document, layer, index, notation }: LayerEditorProps) {
  const edit = useWorkbench((state) => state.edit);
  const changes = useChanges();
  const [open, setOpen] = useState(false);
  const name = `layer ${index + 1}`;
  return (
    <section className="layer" aria-label={`Layer ${index + 1}`}>
      <div className="layer-head">
        <h3>Layer {index + 1}</h3>
        <Stepper
          value={layer.units}
          most={largestStepNetwork.units}
          label={`Units of ${name}`}
          fewer={`Remove a unit from ${name}`}
          more={`Add a unit to ${name}`}
          unit={layer.units === 1 ? "unit" : "units"}
          onChange={(count) => edit(setUnits(index, count))}
        />
      </div>
      <dl className="rows">
        <Activations
          index={index}
          stages={stagesOf(layer)}
          name={name}
          change={(stages) => setActivation(index, stages)}
        />
        <Row label="bias">
          <Select
            value={layer.biasMode}
            options={biasModes}
            label={`Bias of ${name}`}
            onChange={(mode) => edit(setBiasMode(index, mode))}
          />
        </Row>
      </dl>
      <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
        <summary>weights and biases</summary>
        {open && <WeightTable document={document} layer={layer} index={index} notation={notation} />}
      </details>
      <dl className="rows">
        {penalties.map(({ id, label, symbol, words }) => {
          const value = layer.penalty?.[id] ?? 0;
          return (
            <ParameterRow
              key={id}
              parameter={{ name: id, symbol, meaning: words, default: 0, minimum: 0 }}
              words={`${label} penalty`}
              of={` of ${name}`}
              value={value}
              hidden={value === 0 && !open}
              {...changes.setting(
                (coefficient) => setPenalty(index, id, coefficient),
                ({ layers }) => layers[index]?.penalty?.[id] ?? 0,
              )}
            />
          );
        })}
      </dl>
      {open && document.layers.length > 1 && (
        <button
          type="button"
          className="tool"
          onClick={({ currentTarget }) => {
            // The button goes with its layer; the panel keeps the reader's place.
            currentTarget.closest<HTMLElement>(".panel")?.focus();
            edit(removeLayer(index));
          }}
        >
          remove {name}
        </button>
      )}
    </section>
  );
}

interface ActivationsProps {
  /** Of the layer. */
  readonly index: number;
  readonly stages: readonly StageChoice[];
  /** Of the layer. */
  readonly name: string;
  readonly change: (stages: readonly StageChoice[]) => Edit;
}

/** The activations of a layer from first to last, each with its parameters. */
function Activations({ index, stages, name, change }: ActivationsProps) {
  const edit = useWorkbench((state) => state.edit);
  const changes = useChanges();
  return stages.map(({ type, settings }, at) => {
    const activation = activations.find(({ id }) => id === type);
    const of = stages.length === 1 ? name : `${name}, stage ${at + 1}`;
    const replaced = (stage: StageChoice) => change(stages.with(at, stage));
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: a stage is known by its index
      <Fragment key={at}>
        <Row
          label={
            <>
              {at === 0 ? "activation" : "then"}
              {at > 0 && (
                <button
                  type="button"
                  className="tool"
                  aria-label={`Remove the activation of ${of}`}
                  title="Remove this activation"
                  onClick={() => edit(change(stages.toSpliced(at, 1)))}
                >
                  ×
                </button>
              )}
              {at === stages.length - 1 && (
                <button
                  type="button"
                  className="tool"
                  aria-label={`Add an activation to ${name}`}
                  title="then …: another activation, applied to the result"
                  onClick={() => edit(change([...stages, { type: activations[0].id, settings: {} }]))}
                >
                  +
                </button>
              )}
            </>
          }
        >
          <Select
            value={type}
            options={activations}
            label={`Activation of ${of}`}
            title={activation?.words}
            onChange={(chosen) => edit(replaced({ type: chosen, settings }))}
          />
        </Row>
        {activation?.parameters.map((parameter) => (
          <ParameterRow
            key={parameter.name}
            parameter={parameter}
            of={` of ${of}`}
            value={settings[parameter.name]}
            {...changes.setting(
              (value) => replaced({ type, settings: { ...settings, [parameter.name]: value } }),
              ({ layers }) => layers[index] && stagesOf(layers[index])[at]?.settings[parameter.name],
            )}
          />
        ))}
      </Fragment>
    );
  });
}
