import type { MainProps } from "../runs/mainProps";
import { Parallel } from "./Parallel";

/** Each run that is done as a line; where there is nothing to draw, what to do. */
export function RunLines({ document, rows, quantities, axes, inside }: MainProps) {
  if (rows.length === 0 || axes.length === 0)
    return (
      <p className="quiet compare-waiting">
        {rows.length > 0
          ? "No axis is shown on which the runs that are done differ."
          : "Each run becomes a line here, from its settings to what came out. Press Run."}
      </p>
    );
  const deciding = document.sweep.decides.figure;
  return <Parallel rows={rows} quantities={quantities} axes={axes} inside={inside} deciding={deciding} />;
}
