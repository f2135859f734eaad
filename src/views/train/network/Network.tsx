import { useMemo, useRef } from "react";
import { unitLayout } from "../../../draw/unitGraph/unitLayout";
import type { PreparedData } from "../../../engine/training/data/preparedData";
import { useTraining } from "../../../store/training/trainingContext";
import { type Size, useSize } from "../../parts/useSize";
import { EdgeTip } from "./EdgeTip";
import { Features } from "./Features";
import { Headings } from "./Headings";
import { NetworkCanvas } from "./NetworkCanvas";
import { NetworkFoot } from "./NetworkFoot";
import { Units } from "./Units";
import { useEdges } from "./useEdges";
import "./network.css";

/** Room for headings above the maps, below them, and for the names of inputs and outputs, in pixels. */
const room = { top: 36, bottom: 4, caption: 15 };

/** The network between the data and the region: its units as maps of the plane, its weights as lines. */
export function Network() {
  const data = useTraining((state) => state.data);
  const frame = useRef<HTMLDivElement>(null);
  const size = useSize(frame);
  return (
    <section className="live-network" aria-label="The network as it learns">
      <div className="network-frame" ref={frame}>
        {data && size && <Picture data={data} size={size} />}
      </div>
      {data && <Features data={data} />}
      {data && <NetworkFoot data={data} />}
    </section>
  );
}

interface NetworkPictureProps {
  readonly data: PreparedData;
  readonly size: Size;
}

function Picture({ data, size }: NetworkPictureProps) {
  const { inputs, layers } = useTraining((state) => state.document);
  const layout = useMemo(
    () => unitLayout(inputs, layers, { ...size, ...room, largest: size.height > 640 ? 64 : 44 }),
    [size, inputs, layers],
  );
  const { spot, handlers } = useEdges(layout);
  return (
    <div className={`network-picture ${spot ? "at-edge" : ""}`} {...handlers}>
      <NetworkCanvas data={data} layout={layout} />
      <Headings layout={layout} />
      <Units data={data} layout={layout} />
      {spot && <EdgeTip data={data} spot={spot} />}
    </div>
  );
}
