import { useId, useRef } from "react";
import { plainName } from "../../../engine/names/canonicalName";
import { createLabels } from "../../../engine/names/labels";
import { numberOf } from "../../../engine/names/quantity";
import type { PreparedData } from "../../../engine/training/data/preparedData";
import { useTraining } from "../../../store/training/trainingContext";
import { Value } from "../../parts/fields/Value";
import {
  numberOfParameter,
  type ParameterRef,
  parameterIndex,
  parameterPath,
  sameParameter,
} from "../parts/parameters";
import { usePlaneView } from "../parts/planeView";
import { activationWords, type UnitRef, unitLabel } from "../parts/unitNames";
import { useLatest } from "../parts/useLatest";

/** At most so often the numbers are rendered while training runs, in milliseconds. */
const interval = 200;

interface UnitNumbersProps {
  readonly data: PreparedData;
  /** No input. */
  readonly unit: UnitRef;
}

/** What leads into a unit, each number to be dragged, stepped or typed. */
export function UnitNumbers({ data, unit }: UnitNumbersProps) {
  const document = useTraining((state) => state.document);
  const setParameter = useTraining((state) => state.setParameter);
  const change = usePlaneView((view) => view.change);
  const edge = usePlaneView((view) => view.edge);
  const parameters = useLatest((frame) => frame.parameters, interval);
  const gesture = useRef(0);
  const id = useId();
  const { inputs, layers } = document;
  const layer = layers[unit.layer - 1];
  const before = unit.layer === 1 ? inputs : layers[unit.layer - 2].units;
  const { text } = createLabels(document.names, false);
  const refs: readonly ParameterRef[] = [
    ...(layer.bias.length > 0 ? [{ layer: unit.layer, to: unit.index, from: 0 }] : []),
    ...Array.from({ length: before }, (_, k) => ({ layer: unit.layer, to: unit.index, from: k + 1 })),
  ];
  return (
    <section className="unit-numbers" aria-labelledby={id}>
      <h3 id={id}>
        <i>{unitLabel(document, data, unit)}</i> {activationWords(layer)}
        <button
          type="button"
          className="tool"
          aria-label="Close the numbers of this unit"
          title="Back to what the network says (Escape)"
          onClick={() => change({ insidePinned: undefined })}
        >
          ×
        </button>
      </h3>
      <ul>
        {refs.map((ref) => {
          const number = numberOfParameter(ref, layers);
          const label = text(numberOf(number));
          const value = parameters?.[parameterIndex(ref, inputs, layers)];
          const from =
            ref.from === 0 ? "bias" : unitLabel(document, data, { layer: unit.layer - 1, index: ref.from });
          return (
            <li
              key={ref.from}
              className={sameParameter(ref, edge) ? "held" : ""}
              onPointerEnter={() => change({ edge: ref.from > 0 ? ref : undefined })}
              onPointerLeave={() => change({ edge: undefined })}
            >
              <span title={label}>{from}</span>{" "}
              {value !== undefined && (
                <Value
                  value={value}
                  digits={4}
                  quantity={plainName(number)}
                  label={ref.from === 0 ? `Bias ${label}` : `Weight ${label} from ${from}`}
                  onPreview={(next) => {
                    if (next !== undefined)
                      setParameter(parameterPath(ref), next, `field ${id} ${gesture.current}`, false);
                  }}
                  onChange={(next) => {
                    setParameter(parameterPath(ref), next, `field ${id} ${gesture.current}`);
                    gesture.current += 1;
                  }}
                />
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
