import { useRef } from "react";
import type { UnitColumn, UnitLayout } from "../../../draw/unitGraph/unitLayout";
import { shortNumber } from "../../../engine/math/format";
import type { TrainingFrame } from "../../../store/training/training";
import { useTraining } from "../../../store/training/trainingContext";
import { setText } from "../../../ui/setText";
import { usePlaneView } from "../parts/planeView";
import { activationWords } from "../parts/unitNames";
import { usePainting } from "../parts/usePainting";

/** What stands above each column: how many, of what kind, and how far its colours reach. */
export function Headings({ layout }: { readonly layout: UnitLayout }) {
  const root = useRef<HTMLDivElement>(null);
  const { inputs, layers } = useTraining((state) => state.document);
  usePainting("units", ({ latest }) => {
    const maps = latest?.units;
    const ranges = root.current?.querySelectorAll<HTMLElement>(".range") ?? [];
    for (const element of ranges) {
      const layer = Number(element.dataset.layer);
      const text = maps ? `±${shortNumber(reachOf(maps, inputs, layers, layer), 2)}` : "";
      setText(element, text);
    }
  });
  return (
    <div ref={root} className="network-headings">
      {layout.columns.map((column) => (
        <Heading key={column.layer} column={column} width={layout.width} />
      ))}
    </div>
  );
}

function Heading({ column, width }: { readonly column: UnitColumn; readonly width: number }) {
  const { layers } = useTraining((state) => state.document);
  const isPlane = useTraining((state) => (state.data?.columns.length ?? 0) > 1);
  const { layer, count, left } = column;
  const last = layer === layers.length;
  const centre = column.x + column.width / 2;
  const align = layer === 0 ? "start" : last ? "end" : "middle";
  const side =
    align === "start"
      ? { left: 0 }
      : align === "end"
        ? { right: width - column.x - column.width }
        : { left: centre };
  return (
    <div className={`heading ${align}`} style={side}>
      {layer === 0 ? (
        "inputs"
      ) : (
        <>
          {count} {activationWords(layers[layer - 1])}
          {count === 2 && !last && isPlane && <Bend layer={layer} />}
        </>
      )}
      <small>
        {layer > 0 && !last && (
          <span
            className="range"
            data-layer={layer}
            title="Full colour: the largest number of this layer, over the plane"
          />
        )}
        {left > 0 && <span title="There is no room for all of them"> {left} more</span>}
      </small>
    </div>
  );
}

/** With two units, a hidden layer's plane can be drawn; two probabilities that add up to 1 make a line. */
function Bend({ layer }: { readonly layer: number }) {
  const change = usePlaneView((view) => view.change);
  const isPinned = usePlaneView(
    ({ insidePinned }) => insidePinned?.kind === "layer" && insidePinned.layer === layer,
  );
  const inside = { kind: "layer", layer } as const;
  return (
    <button
      type="button"
      className="bend"
      aria-pressed={isPinned}
      aria-label={`The plane as layer ${layer} bends it`}
      title="How this layer bends the plane: the points in the coordinates of its two units"
      onClick={() => change({ insidePinned: isPinned ? undefined : inside })}
      onPointerEnter={({ pointerType }) => pointerType !== "touch" && change({ insideOver: inside })}
      onPointerLeave={() => change({ insideOver: undefined })}
    >
      <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
        <path d="M2,5q6,-4 12,1M2,9q6,-4 12,1M2,13q6,-4 12,1M4,2q-3,6 1,12M8,1q-3,7 1,13M12,2q-3,6 1,12" />
      </svg>
    </button>
  );
}

function reachOf(
  { columns, rows, values }: NonNullable<TrainingFrame["units"]>,
  inputs: number,
  layers: readonly { readonly units: number }[],
  layer: number,
): number {
  const first = layers.slice(0, layer - 1).reduce((sum, { units }) => sum + units, inputs);
  const cells = columns * rows;
  let reach = 0;
  for (let k = first * cells; k < (first + layers[layer - 1].units) * cells; k++) {
    const size = Math.abs(values[k]);
    if (size > reach && size < Infinity) reach = size;
  }
  return reach;
}
