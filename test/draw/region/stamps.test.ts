import { expect, test } from "vitest";
import { type Pixels, pressStamp, stampFrom } from "../../../src/draw/region/stamps";
import fc from "../../fastCheck";

const blank = (width: number, height: number): Pixels => ({
  width,
  height,
  data: new Uint8ClampedArray(4 * width * height),
});

/** A picture of one colour. */
function plain(width: number, height: number, colour: readonly number[]): Pixels {
  const made = blank(width, height);
  for (let k = 0; k < made.data.length; k += 4) made.data.set(colour, k);
  return made;
}

const at = ({ width, data }: Pixels, x: number, y: number) => [
  ...data.subarray(4 * (y * width + x), 4 * (y * width + x) + 4),
];

test("a stamp's middle lies at the place, and nothing beyond its pixels changes", () => {
  const onto = blank(8, 8);
  pressStamp(onto, stampFrom(plain(2, 2, [10, 20, 30, 255])), 4.4, 2.6);
  const painted = [];
  for (let y = 0; y < 8; y++) for (let x = 0; x < 8; x++) if (at(onto, x, y)[3] > 0) painted.push([x, y]);
  expect(painted).toEqual([
    [3, 2],
    [4, 2],
    [3, 3],
    [4, 3],
  ]);
  expect(at(onto, 3, 2)).toEqual([10, 20, 30, 255]);
});

test("what can be seen through lets through what lies below, as source-over says", () => {
  const byte = fc.integer({ min: 0, max: 255 });
  const pixel = fc.tuple(byte, byte, byte, byte);
  fc.assert(
    fc.property(pixel, pixel, (above, below) => {
      const onto = plain(1, 1, below);
      pressStamp(onto, stampFrom(plain(1, 1, above)), 0, 0);
      const [a, b] = [above[3] / 255, below[3] / 255];
      const opacity = a + b * (1 - a);
      const found = at(onto, 0, 0);
      expect(Math.abs(found[3] - 255 * opacity)).toBeLessThanOrEqual(1);
      for (let k = 0; k < 3 && opacity > 0; k++) {
        const wanted = (above[k] * a + below[k] * b * (1 - a)) / opacity;
        expect(Math.abs(found[k] - (a === 0 ? below[k] : wanted))).toBeLessThanOrEqual(1);
      }
    }),
  );
});

test("a stamp over the edge is cut off there, and doesn't come in again on the other side", () => {
  const onto = blank(4, 4);
  const stamp = stampFrom(plain(4, 4, [1, 2, 3, 255]));
  pressStamp(onto, stamp, 4, 0);
  const row = (y: number) => Array.from({ length: 4 }, (_, x) => at(onto, x, y)[3]);
  expect([0, 1, 2, 3].map(row)).toEqual([
    [0, 0, 255, 255],
    [0, 0, 255, 255],
    [0, 0, 0, 0],
    [0, 0, 0, 0],
  ]);
  pressStamp(onto, stamp, -20, 40);
  expect(row(3)).toEqual([0, 0, 0, 0]);
});
