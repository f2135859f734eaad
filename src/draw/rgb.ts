/** A colour by its parts red, green and blue, 0 to 255. */
export type Rgb = readonly [number, number, number];

/** @param hex `#rrggbb` or `#rgb` */
export function parseRgb(hex: string): Rgb {
  const digits = hex.trim().replace(/^#(.)(.)(.)$/, "#$1$1$2$2$3$3");
  if (!/^#[0-9a-f]{6}$/i.test(digits))
    throw new Error(`parseRgb: ${JSON.stringify(hex)} isn't a colour like #rrggbb`);
  const part = (at: number) => Number.parseInt(digits.slice(at, at + 2), 16);
  return [part(1), part(3), part(5)];
}

/** `#rrggbb` */
export const hexOf = (rgb: Rgb): string =>
  `#${rgb.map((part) => part.toString(16).padStart(2, "0")).join("")}`;

/** @param share 0 gives `from`, 1 gives `to` */
export function mixed(from: Rgb, to: Rgb, share: number): Rgb {
  const part = (k: 0 | 1 | 2) => Math.round(from[k] + (to[k] - from[k]) * share);
  return [part(0), part(1), part(2)];
}

/** As one number of an image's pixels; the machines that browsers run on put the low byte first. */
export function pixel([red, green, blue]: Rgb): number {
  return ((255 << 24) | (blue << 16) | (green << 8) | red) >>> 0;
}

/** Colours on the way from one to another, as pixels. */
export function ramp(from: Rgb, to: Rgb, count: number): Uint32Array {
  return Uint32Array.from({ length: count }, (_, k) => pixel(mixed(from, to, k / (count - 1))));
}
