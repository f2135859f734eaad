import { use, useEffect, useState } from "react";
import { useWorkbench, WorkbenchContext } from "../../../store/work/context";
import type { GraphProps } from "./Graph";
import type { GraphScene } from "./graphDrawn";

/** Dragging, the graph's keys and its legend, loaded after the first paint. Gives what the graph is to do after each painting. */
export function useHands(): GraphProps["onPaint"] {
  const workbench = use(WorkbenchContext);
  const [paint, setPaint] = useState<GraphProps["onPaint"]>();
  // Selecting paints the graph anew.
  useWorkbench((state) => state.selected);
  useEffect(() => {
    if (!workbench) return;
    const stops: (() => void)[] = [];
    let mounted = true;
    void import("./input").then(
      ({ createEdgePainter, createHandles, keepForPicture, paintLegend, startDragging, startFollowing }) => {
        if (!mounted) return;
        const { documentElement } = document;
        stops.push(startDragging(documentElement, workbench), startFollowing(documentElement, workbench));
        const edges = createEdgePainter(workbench.getState().point);
        stops.push(edges.stop);
        const paintHandles = createHandles(workbench);
        setPaint(() => (svg: SVGSVGElement, scene: GraphScene) => {
          paintLegend(svg, scene);
          edges.paint(svg, scene);
          paintHandles(svg, scene);
          keepForPicture(svg, scene);
        });
      },
    );
    return () => {
      mounted = false;
      for (const stop of stops) stop();
    };
  }, [workbench]);
  return paint;
}
