import { useState } from "react";
import { activations } from "../../../engine/activations";
import { type BiasMode, stagesOf } from "../../../engine/document/document";
import { setActivation, setBiasMode, setLoss } from "../../../engine/document/edit/edit";
import { reductionOf, reductionsOf } from "../../../engine/document/variants";
import { useTraining } from "../../../store/training/trainingContext";
import { Select } from "../../../ui/Select";
import { biasWords } from "../../parts/fields/biasWords";
import { LossFormRows } from "../../parts/fields/LossFormRows";
import { Row } from "../../parts/fields/Row";
import { useOpenInStep } from "../parts/useOpenInStep";

const biasModes = Object.entries(biasWords).map(([id, label]) => ({ id: id as BiasMode, label }));
const furtherActivations = [{ id: "", label: "nothing" }, ...activations];

/** What is seldom changed of a network; and the way to its single numbers. */
export function NetworkDetails() {
  const document = useTraining((state) => state.document);
  const { layers, loss } = document;
  const edit = useTraining((state) => state.edit);
  const openInStep = useOpenInStep();
  const [open, setOpen] = useState(false);
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>bias, stacks, reduction</summary>
      {open && (
        <>
          <dl className="rows">
            <LossFormRows document={document} edit={edit} />
            <Row label="over the batch" title={reductionOf(document).op.words}>
              <Select
                value={loss.reduction}
                options={reductionsOf(document)}
                label="Reduction over the batch"
                onChange={(reduction) => edit(setLoss({ reduction }))}
              />
            </Row>
            {layers.map((layer, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a layer is known by its index
              <Row key={index} label={`bias, layer ${index + 1}`}>
                <Select
                  value={layer.biasMode}
                  options={biasModes}
                  label={`Bias of layer ${index + 1}`}
                  onChange={(mode) => edit(setBiasMode(index, mode))}
                />
              </Row>
            ))}
            {layers.map((layer, index) => (
              <Row
                // biome-ignore lint/suspicious/noArrayIndexKey: a layer is known by its index
                key={index}
                label={`layer ${index + 1}, then`}
                title="Another activation, applied to the result of the layer's last one"
              >
                <Select
                  value=""
                  options={furtherActivations}
                  label={`Another activation of layer ${index + 1}`}
                  onChange={(type) =>
                    edit(setActivation(index, [...stagesOf(layer), { type, settings: {} }]))
                  }
                />
              </Row>
            ))}
          </dl>
          <p>
            Single weights and biases are changed in Step. “take Step's” brings the network back, to these
            data.{" "}
            <button type="button" className="tool" onClick={() => void openInStep("nextMinibatch")}>
              edit in Step
            </button>
          </p>
        </>
      )}
    </details>
  );
}
