import { linearAxis } from "../../../draw/plot/axis";
import type { Viewport } from "../../../draw/viewport";

interface AxesProps {
  readonly view: Viewport;
  readonly names: readonly string[];
}

/** The numbers along the lower and the left edge of the plane. */
export function Axes({ view: { bounds, width, height }, names: [across, up = "t"] }: AxesProps) {
  const [xMin, xMax, yMin, yMax] = bounds;
  // The ends belong to the axes' names.
  const x = linearAxis([xMin, xMax], [0, width], 5).ticks.filter(({ at }) => at < width - 36);
  const y = linearAxis([yMin, yMax], [height, 0], 5).ticks.filter(({ at }) => at > 22);
  return (
    <div className="plane-axes" aria-hidden="true">
      {x.map(({ value, text, at }) => (
        <span key={value} className="across" style={{ left: at }}>
          {text}
        </span>
      ))}
      {y.map(({ value, text, at }) => (
        <span key={value} className="up" style={{ top: at }}>
          {text}
        </span>
      ))}
      <span className="name across">{across}</span>
      <span className={`name up ${up.length > 3 ? "long" : ""}`}>{up}</span>
    </div>
  );
}
