import type { Point } from "../box";

/** A column of the picture: what the same number of operations leads to stands one below the other. */
export interface NodeColumn {
  readonly middle: number;
  readonly left: number;
  readonly right: number;
}

interface PlacedNode {
  /** Its middle. */
  readonly x: number;
  readonly y: number;
  /** Of all that is written at it. */
  readonly width: number;
}

/** The columns of some boxes that are placed with the same middle in each. */
export function nodeColumns(boxes: readonly PlacedNode[]): NodeColumn[] {
  const widths = new Map<number, number>();
  for (const { x, width } of boxes) widths.set(x, Math.max(widths.get(x) ?? 0, width));
  return [...widths]
    .map(([middle, width]) => ({ middle, left: middle - width / 2, right: middle + width / 2 }))
    .sort((a, b) => a.middle - b.middle);
}

interface WireEnd {
  readonly x: number;
  readonly y: number;
  /** Of the frame that the wire touches. */
  readonly frame: number;
}

/**
 * The way of a wire from one box to another: level as long as it is in a column, up and down only between two, so that it
 * runs over nothing that is written.
 * @param between where there is room for it in the columns that it crosses: points at their middles
 */
export function wireRoute(
  from: WireEnd,
  to: WireEnd,
  between: readonly Point[],
  columns: readonly NodeColumn[],
): Point[] {
  const forward = from.x <= to.x;
  const across = ({ x, y }: Point): Point[] => {
    const column = columns.find(({ middle }) => middle === x);
    if (!column) return [];
    const sides = [
      { x: column.left, y },
      { x: column.right, y },
    ];
    return forward ? sides : sides.reverse();
  };
  const side = forward ? 1 : -1;
  return [
    { x: from.x + (side * from.frame) / 2, y: from.y },
    ...across(from).slice(1),
    ...between.flatMap(across),
    ...across(to).slice(0, 1),
    { x: to.x - (side * to.frame) / 2, y: to.y },
  ];
}
