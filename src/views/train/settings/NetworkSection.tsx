import { activations } from "../../../engine/activations";
import { losses } from "../../../engine/losses";
import { type LayerDocument, stagesOf } from "../../../engine/network/document";
import { addLayer, removeLayer, setActivation, setLoss, setUnits } from "../../../engine/network/edit";
import { useWorkbench } from "../../../store/context";
import { useTraining } from "../../../store/trainingContext";
import { Select } from "../../../ui/Select";
import { Stepper } from "../../../ui/Stepper";
import { ParameterRow } from "../../step/edit/ParameterRow";
import { Row } from "../../step/edit/Row";

const most = { units: 256, layers: 8 };

/** The layers with their units and activations, and the loss. A change goes back to the start of the run. */
export function NetworkSection() {
  const { layers, loss } = useTraining((state) => state.document);
  const edit = useTraining((state) => state.edit);
  const open = useTraining((state) => state.open);
  const inStep = useWorkbench((state) => state.document);
  return (
    <section aria-label="Network">
      <h2 className="overline">Network</h2>
      <dl className="rows">
        {layers.map((layer, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a layer is known by its place
          <LayerRows key={place} layer={layer} place={place} last={place === layers.length - 1} />
        ))}
        <Row label="loss">
          <Select
            value={loss.type}
            options={losses}
            label="Loss"
            title={losses.find(({ id }) => id === loss.type)?.words}
            onChange={(type) => edit(setLoss({ type }))}
          />
        </Row>
      </dl>
      <p className="network-tools">
        <button
          type="button"
          className="tool"
          disabled={layers.length >= most.layers}
          title="Add a layer before the last one"
          onClick={() => edit(addLayer(layers.length - 1))}
        >
          + add layer
        </button>
        {inStep && (
          <button
            type="button"
            className="tool"
            title={`Train the network that is open in Step: ${inStep.title}`}
            onClick={() => open(inStep)}
          >
            take Step's
          </button>
        )}
      </p>
    </section>
  );
}

interface LayerRowsProps {
  readonly layer: LayerDocument;
  readonly place: number;
  readonly last: boolean;
}

/** @param last its units are given by the data */
function LayerRows({ layer, place, last }: LayerRowsProps) {
  const edit = useTraining((state) => state.edit);
  const stages = stagesOf(layer);
  const name = `layer ${place + 1}`;
  const [{ type, settings }] = stages;
  const activation = activations.find(({ id }) => id === type);
  return (
    <>
      <Row
        label={
          <>
            {name}
            {!last && (
              <button
                type="button"
                className="tool"
                aria-label={`Remove ${name}`}
                title={`Remove ${name}`}
                onClick={() => edit(removeLayer(place))}
              >
                ×
              </button>
            )}
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
              most={most.units}
              label={`Units of ${name}`}
              fewer={`Remove a unit from ${name}`}
              more={`Add a unit to ${name}`}
              onChange={(count) => edit(setUnits(place, count))}
            />
          )}
          <span className="between"> · </span>
          {stages.length === 1 ? (
            <Select
              value={type}
              options={activations}
              label={`Activation of ${name}`}
              title={activation?.words}
              onChange={(chosen) => edit(setActivation(place, [{ type: chosen, settings }]))}
            />
          ) : (
            <span title="A stack of activations is changed in Step">
              {stages.map((stage) => activations.find(({ id }) => id === stage.type)?.label).join(", ")}
            </span>
          )}
        </span>
      </Row>
      {stages.length === 1 &&
        activation?.parameters.map((parameter) => (
          <ParameterRow
            key={parameter.name}
            parameter={parameter}
            of={` of ${name}`}
            value={settings[parameter.name]}
            onChange={(value) =>
              edit(setActivation(place, [{ type, settings: { ...settings, [parameter.name]: value } }]))
            }
          />
        ))}
    </>
  );
}
