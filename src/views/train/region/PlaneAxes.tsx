import { type Axis, linearAxis } from "../../../draw/plot/axis";
import type { Viewport } from "../../../draw/viewport";
import { AxisOf } from "../../parts/plot/AxisOf";

interface PlaneAxesProps {
  readonly view: Viewport;
  readonly names: readonly string[];
}

/** The numbers along the lower and the left edge of the plane. */
export function PlaneAxes({ view: { bounds, width, height }, names: [across, up = "t"] }: PlaneAxesProps) {
  const [xMin, xMax, yMin, yMax] = bounds;
  // The ends belong to the axes' names.
  const x = within(linearAxis([xMin, xMax], [0, width], 5), (at) => at < width - 36);
  const y = within(linearAxis([yMin, yMax], [height, 0], 5), (at) => at > 22);
  return (
    <div className="plane-axes" aria-hidden="true">
      <svg aria-hidden="true">
        <AxisOf axis={x} y={height} side="bottom" padding={6} />
        <AxisOf axis={y} side="left" padding={3} />
      </svg>
      <span className="name across">{across}</span>
      <span className={`name up ${up.length > 3 ? "long" : ""}`}>{up}</span>
    </div>
  );
}

const within = (axis: Axis, hasRoom: (at: number) => boolean): Axis => ({
  ...axis,
  ticks: axis.ticks.filter(({ at }) => hasRoom(at)),
});
