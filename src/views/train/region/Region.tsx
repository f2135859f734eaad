import { useRef } from "react";
import { useTraining } from "../../../store/training/trainingContext";
import { useSize } from "../../parts/useSize";
import { useInside } from "../parts/planeView";
import { BentPlane } from "./BentPlane";
import { Key } from "./Key";
import { Plane } from "./Plane";
import { Readout } from "./Readout";
import "./region.css";

/** Room for the numbers along the axes, in pixels, with more space between lines too. */
const margin = { left: 30, bottom: 23 };

/** What the network says of every place in the plane, and the examples there. */
export function Region() {
  const data = useTraining((state) => state.data);
  const layers = useTraining((state) => state.document.layers);
  const inside = useInside();
  // The layer that is shown may have got other units meanwhile.
  const bends =
    inside?.kind === "layer" && data && data.columns.length > 1 && layers[inside.layer - 1]?.units === 2;
  const bent = bends ? inside.layer : undefined;
  const frame = useRef<HTMLDivElement>(null);
  const size = useSize(frame);
  const side = size && Math.min(size.width - margin.left, size.height - margin.bottom);
  return (
    <section className="region" aria-label="Decision region">
      <div className="region-frame" ref={frame}>
        {data && side && side > 40 && bent !== undefined ? (
          <BentPlane data={data} side={side} layer={bent} />
        ) : data && side && side > 40 ? (
          <Plane
            data={data}
            side={side}
            label="The plane of the data, coloured by what the network says. Its figures are in the table “Loss and error”."
          />
        ) : (
          <p className="quiet">Making the data …</p>
        )}
      </div>
      <Key />
      <Readout />
    </section>
  );
}
