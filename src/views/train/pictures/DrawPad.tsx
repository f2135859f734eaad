import { useRef, useState } from "react";
import type { PreparedData } from "../../../engine/training/data/preparedData";
import { usePlaneView } from "../parts/planeView";
import { usePainting } from "../parts/usePainting";
import { useDrawnPicture } from "./asked";
import { PictureTile } from "./PictureTile";
import { Said } from "./Said";
import { usePen } from "./usePen";

/** A picture drawn by hand, as the network would see it, and what it says of it while one draws. */
export function DrawPad({ data }: { readonly data: PreparedData }) {
  const change = usePlaneView((view) => view.change);
  const strokes = usePlaneView((view) => view.strokes);
  const surface = useRef<SVGSVGElement>(null);
  const { cursor, isDown, handlers } = usePen(surface);
  const drawn = useDrawnPicture(data.picture);
  const outputs = useProbed(drawn);
  if (!data.picture || data.task.kind !== "classification") return null;
  const isEmpty = strokes.length === 0;
  return (
    <div className="draw-pad">
      <svg
        ref={surface}
        viewBox="0 0 1 1"
        role="application"
        aria-label="Draw a picture: arrow keys move the pen, space lowers and lifts it, Backspace takes the last stroke back, Delete clears"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it is drawn on by keyboard
        tabIndex={0}
        {...handlers}
      >
        {isEmpty && !isDown && (
          <text x={0.5} y={0.52} textAnchor="middle" className="draw-hint">
            draw here
          </text>
        )}
        {strokes.map((stroke, k) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: strokes are only added and taken from the end
          <polyline key={k} points={stroke.map((position) => position.join()).join(" ")} />
        ))}
        {cursor && <circle cx={cursor[0]} cy={cursor[1]} r={0.025} className={isDown ? "down" : "up"} />}
      </svg>
      <div className="draw-tools">
        <button
          type="button"
          className="tool"
          disabled={isEmpty}
          onClick={() => change({ strokes: strokes.slice(0, -1) })}
        >
          undo stroke
        </button>
        <button type="button" className="tool" disabled={isEmpty} onClick={() => change({ strokes: [] })}>
          clear
        </button>
        <span className="quiet" aria-live="polite">
          {isDown && cursor ? "pen down" : ""}
        </span>
      </div>
      <div className="draw-seen">
        <figure>
          <PictureTile
            form={data.picture}
            pixels={drawn ?? new Uint8Array(data.picture.width * data.picture.height)}
            label="As the network sees it"
          />
          <figcaption className="quiet">
            as the network sees it: sized, placed and inked like the mean of the set
          </figcaption>
        </figure>
        {outputs ? (
          <Said classes={data.task.classes} outputs={outputs} />
        ) : (
          <p className="quiet">What the network says of it appears here.</p>
        )}
      </div>
    </div>
  );
}

/** What the latest frame says of these inputs; the last answer stays until there is a newer one. */
function useProbed(inputs: readonly number[] | undefined): readonly number[] | undefined {
  const [outputs, setOutputs] = useState<readonly number[]>();
  usePainting("region", ({ latest }) => {
    const { probe } = latest ?? {};
    if (probe && probe.outputs.join() !== outputs?.join()) setOutputs(probe.outputs);
  });
  return inputs && outputs;
}
