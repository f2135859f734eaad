import { type KeyboardEvent, useRef, useState } from "react";
import type { UnitLayout, UnitPosition } from "../../../draw/unitGraph/unitLayout";
import type { PreparedData } from "../../../engine/training/data/preparedData";
import { useTraining } from "../../../store/training/trainingContext";
import { usePlaneView } from "../parts/planeView";
import { activationWords, outputClass, sameUnit, type UnitRef, unitLabel } from "../parts/unitNames";

interface UnitsProps {
  readonly data: PreparedData;
  readonly layout: UnitLayout;
}

/** A button over each map: pointed at it shows the unit large, pressed it keeps it so and opens its numbers. */
export function Units({ data, layout }: UnitsProps) {
  const root = useRef<HTMLDivElement>(null);
  const document = useTraining((state) => state.document);
  const change = usePlaneView((view) => view.change);
  const pinned = usePlaneView(({ insidePinned }) =>
    insidePinned?.kind === "unit" ? insidePinned : undefined,
  );
  /** The one that the tab key comes to. */
  const [stop, setStop] = useState<UnitRef>({ layer: 1, index: 1 });
  const reachable = layout.positions.some((position) => sameUnit(position, stop))
    ? stop
    : layout.positions[0];

  const go = (to: UnitPosition | undefined) => {
    if (!to) return;
    setStop(to);
    root.current?.querySelector<HTMLElement>(`[data-unit="${to.layer} ${to.index}"]`)?.focus();
  };
  const press = (event: KeyboardEvent, from: UnitPosition) => {
    const next = neighbour(layout, from, event.key);
    if (event.key === "Escape" && pinned) change({ insidePinned: undefined });
    else if (!next) return;
    event.preventDefault();
    go(next);
  };
  return (
    <div ref={root} role="toolbar" aria-label="Units; arrows lead from one to the next">
      {layout.positions.map((position) => {
        const { layer, x, y, side } = position;
        const name = unitLabel(document, data, position);
        const about = outputClass(document, data, position);
        const isPinned = sameUnit(position, pinned);
        const inside = { kind: "unit", layer, index: position.index } as const;
        return (
          <div key={`${layer} ${position.index}`} className="unit" style={{ left: x, top: y, width: side }}>
            <button
              type="button"
              data-unit={`${layer} ${position.index}`}
              style={{ height: side }}
              tabIndex={sameUnit(position, reachable) ? 0 : -1}
              aria-pressed={isPinned}
              aria-label={`${name}, ${wordsOf(document, position)}${about === undefined ? "" : `: how sure the network is of ${about}`}`}
              title={`${name}: over the plane. Click for its numbers.`}
              onClick={() => change({ insidePinned: isPinned ? undefined : inside })}
              onPointerEnter={({ pointerType }) => pointerType !== "touch" && change({ insideOver: inside })}
              onPointerLeave={() => change({ insideOver: undefined })}
              onFocus={({ currentTarget }) => {
                setStop(position);
                if (currentTarget.matches(":focus-visible")) change({ insideOver: inside });
              }}
              onBlur={() => change({ insideOver: undefined })}
              onKeyDown={(event) => press(event, position)}
            />
            {(layer === 0 || about !== undefined) && side >= 15 && (
              <span className={layer === 0 ? "input-name" : undefined}>{about ?? name}</span>
            )}
          </div>
        );
      })}
    </div>
  );
}

function wordsOf({ layers }: Parameters<typeof unitLabel>[0], { layer, index }: UnitRef): string {
  if (layer === 0) return `input ${index}`;
  return `unit ${index} of layer ${layer}, ${activationWords(layers[layer - 1])}`;
}

/** Up and down within a column; left and right to the nearest of the next one. */
function neighbour({ positions }: UnitLayout, from: UnitPosition, key: string): UnitPosition | undefined {
  const step = { ArrowUp: -1, ArrowDown: 1 }[key];
  if (step !== undefined)
    return positions.find(({ layer, index }) => layer === from.layer && index === from.index + step);
  const side = { ArrowLeft: -1, ArrowRight: 1 }[key];
  if (side === undefined) return undefined;
  const column = positions.filter(({ layer }) => layer === from.layer + side);
  const distance = ({ y, side: own }: UnitPosition) => Math.abs(y + own / 2 - from.y - from.side / 2);
  return column.toSorted((one, other) => distance(one) - distance(other))[0];
}
