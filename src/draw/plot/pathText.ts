import type { ShapePen } from "../region/pointShapes";

/** A pen that writes the `d` of an SVG path. */
export function createPathPen(): ShapePen & { text(): string } {
  const parts: string[] = [];
  return {
    moveTo: (x, y) => void parts.push(`M${round(x)},${round(y)}`),
    lineTo: (x, y) => void parts.push(`L${round(x)},${round(y)}`),
    /** A whole circle: no mark has less of one. */
    arc(x, y, radius) {
      const half = `A${round(radius)},${round(radius)} 0 1 1 `;
      parts.push(
        `M${round(x + radius)},${round(y)}${half}${round(x - radius)},${round(y)}`,
        `${half}${round(x + radius)},${round(y)}`,
      );
    },
    rect: (x, y, width, height) =>
      void parts.push(`M${round(x)},${round(y)}h${round(width)}v${round(height)}h${round(-width)}z`),
    closePath: () => void parts.push("z"),
    text: () => parts.join(""),
  };
}

const round = (length: number) => Math.round(length * 100) / 100;
