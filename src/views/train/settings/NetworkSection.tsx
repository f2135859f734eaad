import { useMemo } from "react";
import { addLayer, setLoss } from "../../../engine/document/edit/edit";
import { lossOpOf, lossSettingsOf } from "../../../engine/document/variants";
import { losses } from "../../../engine/losses";
import { useTraining } from "../../../store/training/trainingContext";
import { useWorkbench } from "../../../store/work/context";
import { Select } from "../../../ui/Select";
import { ParameterRow } from "../../parts/fields/ParameterRow";
import { Row } from "../../parts/fields/Row";
import { fittingWords } from "./fittingWords";
import { LayerRows } from "./LayerRows";
import { largestTrainNetwork } from "./largestTrainNetwork";
import { NetworkDetails } from "./NetworkDetails";

/** The layers with their units and activations, and the loss. A change goes back to the start of the run. */
export function NetworkSection() {
  const document = useTraining((state) => state.document);
  const { layers, loss } = document;
  const edit = useTraining((state) => state.edit);
  const open = useTraining((state) => state.open);
  const inStep = useWorkbench((state) => state.document);
  const cut = useMemo(() => inStep && fittingWords(inStep, document), [inStep, document]);
  const rule = losses.find(({ id }) => id === loss.type);
  return (
    <section aria-label="Network">
      <h2 className="overline">Network</h2>
      <dl className="rows">
        {layers.map((layer, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a layer is known by its index
          <LayerRows key={index} layer={layer} index={index} last={index === layers.length - 1} />
        ))}
        <Row label="loss">
          <Select
            value={loss.type}
            options={losses}
            label="Loss"
            title={lossOpOf(document).words}
            onChange={(type) => edit(setLoss({ type }))}
          />
        </Row>
        {rule?.parameters.map((parameter) => (
          <ParameterRow
            key={parameter.name}
            parameter={parameter}
            of=" of the loss"
            value={lossSettingsOf(document)[parameter.name]}
            onChange={(value) => edit(setLoss({ [parameter.name]: value }))}
          />
        ))}
      </dl>
      <NetworkDetails />
      <p className="network-tools">
        <button
          type="button"
          className="tool"
          disabled={layers.length >= largestTrainNetwork.layers}
          title="Add a layer before the last one"
          onClick={() => edit(addLayer(layers.length - 1))}
        >
          + add layer
        </button>
        {inStep && (
          <button
            type="button"
            className="tool"
            title={`Train the network that is open in Step on these data: ${inStep.title}. ${cut ?? "All of it fits"}.`}
            onClick={() => open(inStep)}
          >
            take Step's
          </button>
        )}
      </p>
      {cut && <p className="quiet cut">Step's has to fit these data: {cut}.</p>}
    </section>
  );
}
