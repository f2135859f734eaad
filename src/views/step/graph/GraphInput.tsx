import { useEffect, useState } from "react";
import { loadPart } from "../../../loadPart";
import { useStores } from "../../../store/context";
import type { GraphProps } from "./Graph";
import type { GraphScene } from "./scene/graphDrawn";

const load = () => import("./input");

interface GraphInputProps {
  /** Takes what the graph is to do after each painting; absent where other looks show the network. */
  readonly onReady?: (paint: GraphProps["onPaint"]) => void;
}

/** Dragging on the whole page, the graph's keys and its legend, loaded after the first paint. Shows nothing itself. */
export function GraphInput({ onReady }: GraphInputProps) {
  const stores = useStores();
  const [failure, setFailure] = useState<unknown>();
  useEffect(() => {
    const stops: (() => void)[] = [];
    let mounted = true;
    void loadPart(load).then(
      ({ createEdgePainter, createGraphPicture, createHandles, createLegend, ...parts }) => {
        if (!mounted) return;
        const { workbench } = stores;
        const { documentElement } = document;
        stops.push(parts.startDragging(documentElement, workbench));
        if (!onReady) return;
        const edges = createEdgePainter(workbench.getState().point);
        stops.push(edges.stop);
        const paintHandles = createHandles(workbench);
        const paintLegend = createLegend();
        const picture = stores.get(createGraphPicture);
        onReady((svg: SVGSVGElement, scene: GraphScene) => {
          paintLegend(svg, scene);
          edges.paint(svg, scene);
          paintHandles(svg, scene);
          picture.keep(svg, scene);
        });
      },
      setFailure,
    );
    return () => {
      mounted = false;
      for (const stop of stops) stop();
    };
  }, [stores, onReady]);
  if (failure) throw failure;
  return null;
}
