import { traceLine } from "../../../draw/plot/plotLine";

/** What the lines of the plot are painted from. */
export interface PaintedLines {
  /** Positions in CSS pixels. */
  readonly x: readonly number[];
  /** For each line its height at each axis, in CSS pixels; NaN where it has no value there. */
  readonly lines: readonly Float64Array[];
}

/** Paints some of the lines; where one has no value, it has a gap. */
export function paintLines(
  context: CanvasRenderingContext2D,
  { x, lines }: PaintedLines,
  which: readonly number[],
  strokes: { readonly colour: (line: number) => string; readonly width: number },
): void {
  context.lineWidth = strokes.width;
  context.lineJoin = "round";
  // One stroke for each colour: a thousand strokes cost more than a thousand lines.
  const byColour = new Map<string, number[]>();
  for (const line of which) {
    const colour = strokes.colour(line);
    const others = byColour.get(colour);
    if (others) others.push(line);
    else byColour.set(colour, [line]);
  }
  for (const [colour, some] of byColour) {
    context.strokeStyle = colour;
    context.beginPath();
    for (const line of some) traceLine(context, x, lines[line]);
    context.stroke();
  }
}

/** Pixels within which a line is meant. */
const reach = 8;

/** The line nearest to a place, by its height there; nothing where none is near. */
export function nearestLine(
  { x, lines }: PaintedLines,
  which: readonly number[],
  at: { readonly x: number; readonly y: number },
): number | undefined {
  if (x.length < 2) return undefined;
  let left = 0;
  while (left < x.length - 2 && x[left + 1] < at.x) left += 1;
  const share = Math.min(1, Math.max(0, (at.x - x[left]) / (x[left + 1] - x[left])));
  let nearest: number | undefined;
  let least = reach;
  for (const line of which) {
    const heights = lines[line];
    const y = heights[left] + share * (heights[left + 1] - heights[left]);
    const distance = Math.abs(y - at.y);
    if (distance < least) {
      least = distance;
      nearest = line;
    }
  }
  return nearest;
}
