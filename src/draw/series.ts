import type { Pen } from "./boundary";

/**
 * Draws numbers from left to right, however many there are: within one pixel's column only the first, the least, the
 * largest and the last of them, which looks the same. Where a number is none, the line is interrupted. A place alone
 * gets a line to itself, which shows as a dot where line ends are round.
 * @param count how many there are
 * @param valueAt the number at a place, from 0
 * @param x pixels of a place, growing with it
 * @param y pixels of a number
 * @param joined whether a place follows upon the one before, without a gap
 */
export function drawSeries(
  count: number,
  valueAt: (place: number) => number,
  x: (place: number) => number,
  y: (value: number) => number,
  pen: Pen,
  joined: (place: number) => boolean = () => true,
): void {
  /** Where the line has begun, as long as it has gone nowhere. */
  let start: { readonly x: number; readonly y: number } | undefined;
  let down = false;
  let place = 0;
  const lift = () => {
    if (start) pen.lineTo(start.x, start.y);
    start = undefined;
    down = false;
  };
  while (place < count) {
    const column = Math.floor(x(place));
    const first = place;
    if (first > 0 && !joined(first)) lift();
    let least = first,
      largest = first,
      low = valueAt(first),
      high = low;
    while (place < count && Math.floor(x(place)) === column) {
      const value = valueAt(place);
      if (value < low || Number.isNaN(low)) {
        least = place;
        low = value;
      }
      if (value > high || Number.isNaN(high)) {
        largest = place;
        high = value;
      }
      place += 1;
    }
    for (const shown of inOrder(first, least, largest, place - 1)) {
      const height = y(valueAt(shown));
      if (!Number.isFinite(height)) {
        lift();
        continue;
      }
      if (down) {
        pen.lineTo(x(shown), height);
        start = undefined;
      } else {
        start = { x: x(shown), y: height };
        pen.moveTo(start.x, start.y);
      }
      down = true;
    }
  }
  lift();
}

/** Each place once, from left to right. */
function inOrder(first: number, a: number, b: number, last: number): number[] {
  const places = [first];
  for (const place of a < b ? [a, b, last] : [b, a, last])
    if (place !== places[places.length - 1]) places.push(place);
  return places;
}
