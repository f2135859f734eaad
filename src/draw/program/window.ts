import type { Box } from "../box";

export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/** What of a picture is seen: its upper left corner, in the picture's own units, and how large it is shown. */
export interface Window {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
}

/** Smaller than this the numbers can't be read; larger looks coarse. */
const smallest = 0.9;
const largest = 1.7;
/** Around what is to be seen. */
const margin = 40;

/**
 * The window that shows a picture as a whole, or as much of it as can be read, with what matters in sight. It stays where
 * it was while that is so.
 * @param room in pixels
 * @param focus what matters, where there is something
 * @param before the window of the time before
 * @param around what matters and what it is made from, which is in sight too where there is room for it
 */
export function windowOn(
  picture: PictureSize,
  room: PictureSize,
  focus?: Box,
  before?: Window,
  around?: Box,
): Window {
  const fitting = Math.min(room.width / picture.width, room.height / picture.height);
  const scale = Math.min(largest, Math.max(smallest, fitting));
  const seen = { width: room.width / scale, height: room.height / scale };
  const along = (
    length: number,
    whole: number,
    was: number | undefined,
    focused: readonly [number, number] | undefined,
    widely = focused,
  ) => {
    if (whole <= length) return (whole - length) / 2;
    const clamp = (start: number) => Math.max(0, Math.min(whole - length, start));
    const start = clamp(was ?? 0);
    if (!focused || !widely) return start;
    const [least, most] = widely[1] - widely[0] + 2 * margin <= length ? widely : focused;
    const isSeen = least - margin >= start && most + margin <= start + length;
    // What is larger than the window begins at its edge.
    return isSeen ? start : clamp(Math.min(least - margin, (least + most - length) / 2));
  };
  const same = before?.scale === scale ? before : undefined;
  return {
    x: along(seen.width, picture.width, same?.x, across(focus), across(around)),
    y: along(seen.height, picture.height, same?.y, down(focus), down(around)),
    scale,
  };
}

const across = (box: Box | undefined) => box && ([box.left, box.right] as const);
const down = (box: Box | undefined) => box && ([box.top, box.bottom] as const);
