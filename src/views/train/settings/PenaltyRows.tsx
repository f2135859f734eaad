import { useState } from "react";
import type { LayerDocument } from "../../../engine/document/document";
import { setPenalty } from "../../../engine/document/edit/edit";
import { setAllPenalties } from "../../../engine/document/edit/train/editTraining";
import type { Parameter } from "../../../engine/math/parameter";
import { penalties } from "../../../engine/penalties";
import { useTraining } from "../../../store/training/trainingContext";
import { Select } from "../../../ui/Select";
import { ParameterRow } from "../../parts/fields/ParameterRow";
import { Row } from "../../parts/fields/Row";

const choices = [
  { id: "all", label: "all layers" },
  { id: "each", label: "each layer" },
] as const;

/** The penalties' coefficients for all layers at once, or for each. */
export function PenaltyRows() {
  const layers = useTraining((state) => state.document.layers);
  const edit = useTraining((state) => state.edit);
  const [asked, setAsked] = useState(false);
  const same = penalties.every(({ id }) =>
    layers.every((layer) => coefficientOf(layer, id) === coefficientOf(layers[0], id)),
  );
  const each = asked || !same;
  return (
    <>
      {layers.length > 1 && (
        <Row label="weight decay">
          <Select
            value={each ? "each" : "all"}
            options={choices}
            label="Weight decay of"
            onChange={(chosen) => {
              setAsked(chosen === "each");
              // One for all begins with the first layer's.
              if (chosen === "all" && !same)
                edit((document) =>
                  penalties.reduce(
                    (changed, { id }) => setAllPenalties(id, coefficientOf(layers[0], id))(changed),
                    document,
                  ),
                );
            }}
          />
        </Row>
      )}
      {penalties.map(({ id, label, symbol, words }) => {
        const parameter: Parameter = { name: id, symbol, meaning: words, default: 0, minimum: 0 };
        if (!each)
          return (
            <ParameterRow
              key={id}
              parameter={parameter}
              words={`decay ${label}`}
              value={coefficientOf(layers[0], id)}
              onChange={(coefficient) => edit(setAllPenalties(id, coefficient))}
            />
          );
        return layers.map((layer, index) => (
          <ParameterRow
            // biome-ignore lint/suspicious/noArrayIndexKey: a layer is known by its index
            key={`${id} ${index}`}
            parameter={parameter}
            words={`decay ${label}, layer ${index + 1}`}
            value={coefficientOf(layer, id)}
            onChange={(coefficient) => edit(setPenalty(index, id, coefficient))}
          />
        ));
      })}
    </>
  );
}

const coefficientOf = ({ penalty }: LayerDocument, id: string): number => penalty?.[id] ?? 0;
