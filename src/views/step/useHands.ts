import { use, useEffect, useState } from "react";
import { WorkbenchContext } from "../../store/context";
import type { GraphProps } from "./Graph";

/** Dragging and the graph's keys, loaded after the first paint. Gives what the graph is to do after each painting. */
export function useHands(): GraphProps["onPaint"] {
  const workbench = use(WorkbenchContext);
  const [paint, setPaint] = useState<GraphProps["onPaint"]>();
  useEffect(() => {
    if (!workbench) return;
    const stops: (() => void)[] = [];
    let mounted = true;
    void import("./hands").then(({ createHandles, startDragging, startFollowing }) => {
      if (!mounted) return;
      const { documentElement } = document;
      stops.push(startDragging(documentElement, workbench), startFollowing(documentElement, workbench));
      setPaint(() => createHandles(workbench));
    });
    return () => {
      mounted = false;
      for (const stop of stops) stop();
    };
  }, [workbench]);
  return paint;
}
