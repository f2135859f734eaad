import { useState } from "react";
import type { Parameter } from "../../../engine/math/parameter";
import { setPenalty } from "../../../engine/network/edit";
import { setAllPenalties } from "../../../engine/network/editTraining";
import type { Penalty } from "../../../engine/penalties/penalty";
import { useTraining } from "../../../store/trainingContext";
import { ParameterRow } from "../../step/edit/ParameterRow";

/** A penalty's coefficient for all layers at once, or, opened, for each. */
export function PenaltyRows({ penalty }: { readonly penalty: Penalty }) {
  const layers = useTraining((state) => state.document.layers);
  const edit = useTraining((state) => state.edit);
  const { id, label, symbol, words } = penalty;
  const values = layers.map((layer) => layer.penalty?.[id as keyof typeof layer.penalty] ?? 0);
  const same = values.every((value) => value === values[0]);
  const [opened, setOpened] = useState(false);
  const each = opened || !same;
  const parameter: Parameter = { name: id, symbol, meaning: words, default: 0, minimum: 0 };
  return (
    <>
      {!each && (
        <ParameterRow
          parameter={parameter}
          words={`weight decay ${label}`}
          value={values[0]}
          onChange={(coefficient) => edit(setAllPenalties(id, coefficient))}
        />
      )}
      {each &&
        values.map((value, place) => (
          <ParameterRow
            // biome-ignore lint/suspicious/noArrayIndexKey: a layer is known by its place
            key={place}
            parameter={parameter}
            words={`${label}, layer ${place + 1}`}
            value={value}
            onChange={(coefficient) => edit(setPenalty(place, id, coefficient))}
          />
        ))}
      {same && layers.length > 1 && (
        <button type="button" className="tool each" onClick={() => setOpened(!opened)}>
          {opened ? "one for all layers" : "each layer its own"}
        </button>
      )}
    </>
  );
}
