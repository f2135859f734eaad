import { useRef } from "react";
import { shortNumber } from "../../../engine/math/format";
import type { PreparedData } from "../../../engine/training/data/preparedData";
import { useTraining } from "../../../store/training/trainingContext";
import { setText } from "../../../ui/setText";
import { usePlaneView } from "../parts/planeView";
import { usePainting } from "../parts/usePainting";
import { UnitNumbers } from "./UnitNumbers";

/** Below the network: what its colours mean, or the numbers of the unit that was chosen. */
export function NetworkFoot({ data }: { readonly data: PreparedData }) {
  const pinned = usePlaneView(({ insidePinned }) =>
    insidePinned?.kind === "unit" && insidePinned.layer > 0 ? insidePinned : undefined,
  );
  return (
    <div className="network-foot">
      {pinned ? (
        <UnitNumbers key={`${pinned.layer} ${pinned.index}`} data={data} unit={pinned} />
      ) : (
        <Scales />
      )}
    </div>
  );
}

/** The one scale of weights and of units. */
function Scales() {
  const root = useRef<HTMLDivElement>(null);
  const { inputs, layers } = useTraining((state) => state.document);
  usePainting("figures", ({ latest }) => {
    const parameters = latest?.parameters;
    if (!parameters || !root.current) return;
    let [at, before, largest] = [0, inputs, 0];
    for (const { units, bias } of layers) {
      for (const end = at + units * before; at < end; at++)
        largest = Math.max(largest, Math.abs(parameters[at]));
      at += bias.length;
      before = units;
    }
    const [low, high] = root.current.querySelectorAll("b");
    setText(low, shortNumber(-largest, 2));
    setText(high, shortNumber(largest, 2));
  });
  return (
    <>
      <div className="scale" ref={root}>
        <span className="of">weights</span> <b /> <span className="bar weights" aria-hidden="true" /> <b />
      </div>
      <div
        className="scale"
        title="Inputs and hidden units: orange where the number is negative, blue where it is positive, full at the largest of the input, or of the layer, whose ± stands above it. Outputs: in their class's colour, as full as the network is sure."
      >
        <span className="of">units</span> <b>−</b> <span className="bar units" aria-hidden="true" /> <b>+</b>
        <small>full at the ± above · outputs: their class’s colour</small>
      </div>
    </>
  );
}
