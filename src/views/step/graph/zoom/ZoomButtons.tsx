import { type RefObject, useEffect, useState } from "react";
import { startGraphZoom, type Zoom } from "./graphZoom";
import "./zoom.css";

/** Comes after the first paint: the drawing fits its place without it. */
export default function ZoomButtons({ svg }: { readonly svg: RefObject<SVGSVGElement | null> }) {
  const [zoom, setZoom] = useState<Zoom>();
  const [away, setAway] = useState(false);
  useEffect(() => {
    if (!svg.current) return;
    const started = startGraphZoom(svg.current, setAway);
    setZoom(started);
    return started.stop;
  }, [svg]);
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
