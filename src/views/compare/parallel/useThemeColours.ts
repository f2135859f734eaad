import { useEffect, useMemo, useState } from "react";
import { type PlotColours, readPlotColours } from "./lineColours";

/** The page's colours; another object where its theme has changed. */
export function useThemeColours(): { current(): PlotColours } {
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    const observer = new MutationObserver(() => setTurn((now) => now + 1));
    observer.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
    return () => observer.disconnect();
  }, []);
  return useMemo(() => {
    void turn;
    const colours = readPlotColours();
    return { current: () => colours };
  }, [turn]);
}
