import { useRef } from "react";
import { shortNumber } from "../../../engine/math/format";
import { createLabels } from "../../../engine/names/labels";
import { numberOf } from "../../../engine/names/quantity";
import type { PreparedData } from "../../../engine/training/data/preparedData";
import { useTraining } from "../../../store/training/trainingContext";
import { setText } from "../../../ui/setText";
import { numberOfParameter, parameterIndex } from "../parts/parameters";
import { unitLabel } from "../parts/unitNames";
import { usePainting } from "../parts/usePainting";
import type { EdgeSpot } from "./useEdges";

interface EdgeTipProps {
  readonly data: PreparedData;
  readonly spot: EdgeSpot;
}

/** The weight that is pointed at, beside the pointer; it moves while training runs. */
export function EdgeTip({ data, spot: { edge, at } }: EdgeTipProps) {
  const number = useRef<HTMLElement>(null);
  const document = useTraining((state) => state.document);
  const { inputs, layers } = document;
  usePainting("figures", ({ latest }) => {
    const value = latest?.parameters?.[parameterIndex(edge, inputs, layers)];
    setText(number.current, value === undefined ? "" : shortNumber(value, 4));
  });
  const name = createLabels(document.names, false).text(numberOf(numberOfParameter(edge, layers)));
  const from = unitLabel(document, data, { layer: edge.layer - 1, index: edge.from });
  const to = unitLabel(document, data, { layer: edge.layer, index: edge.to });
  return (
    <p className="edge-tip" style={{ left: at.x, top: at.y }} aria-hidden="true">
      <i>{name}</i> = <b ref={number} />
      <small>
        {from} → {to}; drag sideways, or click to type
      </small>
    </p>
  );
}
