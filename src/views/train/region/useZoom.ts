import { type RefObject, useEffect, useRef, useState } from "react";
import type { Viewport } from "../../../draw/viewport";
import { lookNow, setLook } from "../look";
import { type RegionZoom, startZoom } from "./zoom";

/** Zoom and pan of an element that shows the plane; what is shown goes into the look. */
export function useZoom(element: RefObject<HTMLElement | null>, whole: Viewport): RegionZoom | undefined {
  const [started, setStarted] = useState<RegionZoom>();
  const shownBefore = useRef(whole.bounds);
  useEffect(() => {
    if (!element.current) return;
    // Other data lie elsewhere: what was looked at is no place there.
    if (whole.bounds.some((bound, k) => bound !== shownBefore.current[k])) setLook({ zoomed: undefined });
    shownBefore.current = whole.bounds;
    const mayDrag = () => lookNow().tool.kind === "choose";
    const zoom = startZoom(element.current, whole, lookNow().zoomed, mayDrag, (zoomed) =>
      setLook({ zoomed }),
    );
    setStarted(zoom);
    return zoom.stop;
  }, [element, whole]);
  return started;
}
