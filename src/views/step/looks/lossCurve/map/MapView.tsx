import { useMemo, useState } from "react";
import { useWorkbench } from "../../../../../store/work/context";
import { useWorkerAnswer } from "../../../../../store/work/useWorkerAnswer";
import { UnderWay } from "../../../../parts/plot/UnderWay";
import type { Move } from "../controls/useMove";
import { useFollowingWindows, useWindows, zoomed } from "../controls/useWindows";
import { WindowButtons } from "../controls/WindowButtons";
import { MapFigures, type PathOf } from "./MapFigures";
import { MapPlot } from "./MapPlot";

export interface MapViewProps {
  readonly names: readonly [string, string];
  readonly labels: readonly [string, string];
  readonly move: Move;
  /** Whether updates move the point. */
  readonly hasPath?: boolean;
}

/** The loss over two parameters: a contour map with the gradient, and the way that the next updates take. */
export function MapView({ names, labels, move, hasPath = true }: MapViewProps) {
  const opened = useWorkbench((state) => state.openedAs?.title);
  const [pathOf, setPathOf] = useState<PathOf>("all");
  const [updates, setUpdates] = useState(15);
  const [windows, setWindows] = useWindows(`${opened} ${names.join(" ")}`);
  const latest = useWorkerAnswer({
    about: "contours",
    parameters: names,
    updates,
    ...(windows && { windows: [windows[0], windows[1]] as const }),
  });
  const isCurrent = latest?.answer?.parameters.every((name, axis) => name === names[axis]);
  const map = isCurrent ? latest?.answer : undefined;
  const shown = useMemo(() => map && { at: map.point.at, windows: map.windows }, [map]);
  useFollowingWindows(windows, setWindows, shown, move.isMoving);
  const [pointed, setPointed] = useState<string>();
  if (!map || !shown) return <p className="quiet">Computing …</p>;
  return (
    <>
      <div className="plot-controls">
        {hasPath && (
          <>
            <label>
              path
              <select
                aria-label="Path"
                value={pathOf}
                onChange={({ currentTarget }) => setPathOf(currentTarget.value as PathOf)}
              >
                <option value="all">all parameters move</option>
                <option value="alone">only these two move</option>
              </select>
            </label>
            <label>
              updates
              <select
                aria-label="Updates of the path"
                value={updates}
                onChange={({ currentTarget }) => setUpdates(Number(currentTarget.value))}
              >
                {[5, 10, 15, 20, 50].map((count) => (
                  <option key={count}>{count}</option>
                ))}
              </select>
            </label>
          </>
        )}
        <WindowButtons
          zoom={(factor) => setWindows(zoomed(shown, factor))}
          reset={() => setWindows(undefined)}
        />
        <UnderWay share={latest?.share} />
      </div>
      <div className="map-and-figures">
        <MapPlot
          map={map}
          labels={labels}
          path={hasPath ? map.path[pathOf] : []}
          move={move}
          onPoint={setPointed}
        />
        <div className="beside">
          <MapFigures map={map} labels={labels} pathOf={pathOf} hasPath={hasPath} />
          <p className="plot-readout">{pointed ?? "drag the point, or use the arrow keys"}</p>
        </div>
      </div>
    </>
  );
}
