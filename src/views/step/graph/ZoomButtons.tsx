import { type RefObject, useEffect, useState } from "react";
import { loadPart } from "../../../loadPart";
import type { Zoom } from "./graphZoom";
import "./zoom.css";

/** Zooming loads after the first paint: the drawing fits its place without it. */
export function ZoomButtons({ svg }: { readonly svg: RefObject<SVGSVGElement | null> }) {
  const [zoom, setZoom] = useState<Zoom>();
  const [away, setAway] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  useEffect(() => {
    let started: Zoom | undefined;
    let mounted = true;
    void loadPart(() => import("./graphZoom")).then(({ startZoom }) => {
      if (!mounted || !svg.current) return;
      started = startZoom(svg.current, setAway);
      setZoom(started);
    }, setFailure);
    return () => {
      mounted = false;
      started?.stop();
    };
  }, [svg]);
  if (failure) throw failure;
  if (!zoom) return null;
  return (
    <fieldset className="zoom" aria-label="Zoom">
      {away && (
        <button type="button" onClick={zoom.fit}>
          Fit
        </button>
      )}
      <button type="button" aria-label="Zoom out" title="Zoom out" onClick={() => zoom.by(1 / 1.4)}>
        −
      </button>
      <button type="button" aria-label="Zoom in" title="Zoom in" onClick={() => zoom.by(1.4)}>
        +
      </button>
    </fieldset>
  );
}
