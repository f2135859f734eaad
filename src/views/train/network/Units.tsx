import { type KeyboardEvent, useRef, useState } from "react";
import type { UnitLayout, UnitPlace } from "../../../draw/unitGraph/layout";
import type { PreparedData } from "../../../engine/training/data";
import { useTraining } from "../../../store/training/trainingContext";
import { usePlaneView } from "../planeView";
import { activationWords, outputClass, sameUnit, type UnitRef, unitName } from "./unitNames";

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
  const [stop, setStop] = useState<UnitRef>({ layer: 1, place: 1 });
  const reachable = layout.places.some((place) => sameUnit(place, stop)) ? stop : layout.places[0];

  const go = (to: UnitPlace | undefined) => {
    if (!to) return;
    setStop(to);
    root.current?.querySelector<HTMLElement>(`[data-unit="${to.layer} ${to.place}"]`)?.focus();
  };
  const press = (event: KeyboardEvent, from: UnitPlace) => {
    const next = neighbour(layout, from, event.key);
    if (event.key === "Escape" && pinned) change({ insidePinned: undefined });
    else if (!next) return;
    event.preventDefault();
    go(next);
  };
  return (
    <div ref={root} role="toolbar" aria-label="Units; arrows lead from one to the next">
      {layout.places.map((place) => {
        const { layer, x, y, side } = place;
        const name = unitName(document, data, place);
        const about = outputClass(document, data, place);
        const isPinned = sameUnit(place, pinned);
        const inside = { kind: "unit", layer, place: place.place } as const;
        return (
          <div key={`${layer} ${place.place}`} className="unit" style={{ left: x, top: y, width: side }}>
            <button
              type="button"
              data-unit={`${layer} ${place.place}`}
              style={{ height: side }}
              tabIndex={sameUnit(place, reachable) ? 0 : -1}
              aria-pressed={isPinned}
              aria-label={`${name}, ${wordsOf(document, place)}${about === undefined ? "" : `: how sure the network is of ${about}`}`}
              title={`${name}: over the plane. Click for its numbers.`}
              onClick={() => change({ insidePinned: isPinned ? undefined : inside })}
              onPointerEnter={({ pointerType }) => pointerType !== "touch" && change({ insideOver: inside })}
              onPointerLeave={() => change({ insideOver: undefined })}
              onFocus={({ currentTarget }) => {
                setStop(place);
                if (currentTarget.matches(":focus-visible")) change({ insideOver: inside });
              }}
              onBlur={() => change({ insideOver: undefined })}
              onKeyDown={(event) => press(event, place)}
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

function wordsOf({ layers }: Parameters<typeof unitName>[0], { layer, place }: UnitRef): string {
  if (layer === 0) return `input ${place}`;
  return `unit ${place} of layer ${layer}, ${activationWords(layers[layer - 1])}`;
}

/** Up and down within a column; left and right to the nearest of the next one. */
function neighbour({ places }: UnitLayout, from: UnitPlace, key: string): UnitPlace | undefined {
  const step = { ArrowUp: -1, ArrowDown: 1 }[key];
  if (step !== undefined)
    return places.find(({ layer, place }) => layer === from.layer && place === from.place + step);
  const side = { ArrowLeft: -1, ArrowRight: 1 }[key];
  if (side === undefined) return undefined;
  const column = places.filter(({ layer }) => layer === from.layer + side);
  const distance = ({ y, side: own }: UnitPlace) => Math.abs(y + own / 2 - from.y - from.side / 2);
  return column.toSorted((one, other) => distance(one) - distance(other))[0];
}
