import { type RefObject, useEffect, useRef, useState } from "react";
import type { Viewport } from "../../../../draw/viewport";
import { useStores } from "../../../../store/context";
import { createPlaneView } from "../../parts/planeView";
import { type RegionZoom, startPlaneZoom } from "./planeZoom";

/** Zoom and pan of an element that shows the plane; what is shown goes into the plane view. */
export function useZoom(element: RefObject<HTMLElement | null>, whole: Viewport): RegionZoom | undefined {
  const planeView = useStores().get(createPlaneView);
  const [started, setStarted] = useState<RegionZoom>();
  const shownBefore = useRef(whole.bounds);
  useEffect(() => {
    if (!element.current) return;
    const { getState } = planeView;
    const { change: changeView } = getState();
    const mayDrag = () => getState().tool.kind === "choose";
    // Other data lie elsewhere: what was looked at isn't a place there. Under a hand that draws, the picture holds still.
    if (whole.bounds.some((bound, k) => bound !== shownBefore.current[k]))
      changeView({ zoomed: mayDrag() ? undefined : (getState().zoomed ?? shownBefore.current) });
    shownBefore.current = whole.bounds;
    const zoom = startPlaneZoom(element.current, whole, getState().zoomed, mayDrag, (zoomed) =>
      changeView({ zoomed }),
    );
    setStarted(zoom);
    return zoom.stop;
  }, [element, whole, planeView]);
  return started;
}
