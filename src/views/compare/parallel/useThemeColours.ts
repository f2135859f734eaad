import { useMemo } from "react";
import { useTheme } from "../../../ui/useTheme";
import { type PlotColours, readPlotColours } from "./lineColours";

/** The page's colours; another object where its theme has changed. */
export function useThemeColours(): { current(): PlotColours } {
  const theme = useTheme();
  return useMemo(() => {
    void theme;
    const colours = readPlotColours();
    return { current: () => colours };
  }, [theme]);
}
