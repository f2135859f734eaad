import { type PointerEvent, useState } from "react";
import type { Point } from "../../../draw/box";
import { nearestEdge } from "../../../draw/graph/nearestEdge";
import type { UnitEdge, UnitLayout } from "../../../draw/unitGraph/unitLayout";
import { useStores } from "../../../store/context";
import { useTraining } from "../../../store/training/trainingContext";
import { perPixelOf, startScrub } from "../../../ui/numbers/scrub";
import { spotIn } from "../../../ui/spotIn";
import { parameterIndex, parameterPath } from "../parts/parameters";
import { createPlaneView } from "../parts/planeView";

/** Within so many pixels an edge is meant; a thumb is less exact. */
const reach = { mouse: 6, touch: 12 };

export interface EdgeSpot {
  readonly edge: UnitEdge;
  readonly at: Point;
}

/** What the pointer does at edges: it points at one, drags its weight sideways, or opens its number with a click. */
export function useEdges(layout: UnitLayout) {
  const view = useStores().get(createPlaneView);
  const frames = useTraining((state) => state.frames);
  const { inputs, layers } = useTraining((state) => state.document);
  const setParameter = useTraining((state) => state.setParameter);
  const [spot, setSpot] = useState<EdgeSpot>();

  const found = (event: PointerEvent): EdgeSpot | undefined => {
    if ((event.target as Element).closest("button, .unit-card")) return undefined;
    const at = spotIn(event.currentTarget, event);
    const edge = nearestEdge(layout.edges, at, event.pointerType === "touch" ? reach.touch : reach.mouse);
    return edge && { edge, at };
  };
  const point = (next: EdgeSpot | undefined) => {
    setSpot(next);
    view.setState({ edge: next?.edge });
  };

  const onPointerMove = (event: PointerEvent) => {
    if (document.documentElement.dataset.dragging !== undefined) return;
    const next = found(event);
    if (next || spot) point(next);
  };
  const onPointerLeave = () => {
    if (document.documentElement.dataset.dragging === undefined) point(undefined);
  };
  const onPointerDown = (event: PointerEvent) => {
    const held = found(event);
    if (!held || event.button !== 0 || !event.isPrimary) return;
    event.preventDefault();
    point(held);
    const { edge } = held;
    const value = frames.latest?.parameters?.[parameterIndex(edge, inputs, layers)];
    if (value === undefined) return;
    const gesture = `drag ${crypto.randomUUID()}`;
    startScrub(event.nativeEvent, {
      value,
      perPixel: perPixelOf(value),
      moved: (next) => setParameter(parameterPath(edge), next, gesture, false),
      done: (last) => setParameter(parameterPath(edge), last, gesture),
      cancelled: () => setParameter(parameterPath(edge), value, gesture),
      clicked: () =>
        view.setState({ insidePinned: { kind: "unit", layer: edge.layer, index: edge.to }, edge }),
    });
  };
  return { spot, handlers: { onPointerMove, onPointerLeave, onPointerDown } };
}
