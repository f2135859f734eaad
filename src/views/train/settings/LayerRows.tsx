import { Fragment } from "react";
import { activations } from "../../../engine/activations";
import { type LayerDocument, stagesOf } from "../../../engine/document/document";
import { removeLayer, setActivation, setUnits } from "../../../engine/document/edit/edit";
import { useTraining } from "../../../store/training/trainingContext";
import { Stepper } from "../../../ui/numbers/Stepper";
import { Select } from "../../../ui/Select";
import { ParameterRow } from "../../parts/fields/ParameterRow";
import { Row } from "../../parts/fields/Row";
import { largestTrainNetwork } from "./largestTrainNetwork";

interface LayerRowsProps {
  readonly layer: LayerDocument;
  readonly index: number;
  /** Its units are given by the data. */
  readonly last: boolean;
}

/** A layer: its units and its activations, each with its parameters. */
export function LayerRows({ layer, index, last }: LayerRowsProps) {
  const edit = useTraining((state) => state.edit);
  const stages = stagesOf(layer);
  const name = `layer ${index + 1}`;
  return stages.map(({ type, settings }, at) => {
    const activation = activations.find(({ id }) => id === type);
    const of = stages.length === 1 ? name : `${name}, stage ${at + 1}`;
    const choice = (
      <Select
        value={type}
        options={activations}
        label={`Activation of ${of}`}
        title={activation?.words}
        onChange={(chosen) => edit(setActivation(index, stages.with(at, { type: chosen, settings })))}
      />
    );
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: a stage is known by its index
      <Fragment key={at}>
        {at === 0 ? (
          <Row
            label={
              <>
                {name}
                {!last && <Remove what={name} onClick={() => edit(removeLayer(index))} />}
              </>
            }
          >
            <span className="layer-row">
              {last ? (
                <span className="number" title="As many as the data ask for">
                  {layer.units}
                </span>
              ) : (
                <Stepper
                  value={layer.units}
                  most={largestTrainNetwork.units}
                  label={`Units of ${name}`}
                  fewer={`Remove a unit from ${name}`}
                  more={`Add a unit to ${name}`}
                  onChange={(count) => edit(setUnits(index, count))}
                />
              )}
              <span className="between"> · </span>
              {choice}
            </span>
          </Row>
        ) : (
          <Row
            label={
              <>
                then
                <Remove
                  what={`the activation of ${of}`}
                  onClick={() => edit(setActivation(index, stages.toSpliced(at, 1)))}
                />
              </>
            }
          >
            {choice}
          </Row>
        )}
        {activation?.parameters.map((parameter) => (
          <ParameterRow
            key={parameter.name}
            parameter={parameter}
            of={` of ${of}`}
            value={settings[parameter.name]}
            onChange={(value) => {
              const changed = { type, settings: { ...settings, [parameter.name]: value } };
              edit(setActivation(index, stages.with(at, changed)));
            }}
          />
        ))}
      </Fragment>
    );
  });
}

function Remove({ what, onClick }: { readonly what: string; readonly onClick: () => void }) {
  return (
    <button
      type="button"
      className="tool"
      aria-label={`Remove ${what}`}
      title={`Remove ${what}`}
      onClick={onClick}
    >
      ×
    </button>
  );
}
