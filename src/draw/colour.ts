/**
 * The two diverging scales of the page: orange–grey–blue for values, purple–grey–green for gradients. They are never
 * mixed up, and a sign always stands beside its colour.
 */
export type Scale = "value" | "gradient";

const ends: Readonly<Record<Scale, { readonly negative: string; readonly positive: string }>> = {
  value: { negative: "--value-neg", positive: "--value-pos" },
  gradient: { negative: "--grad-neg", positive: "--grad-pos" },
};

/** All colours that `shadeOf` gives, in terms of the theme's variables: of both scales, from the strongest negative to the strongest positive one, and of what is NaN. */
export const shades: readonly string[] = [
  ...(["value", "gradient"] as const).flatMap((scale) =>
    Array.from({ length: 201 }, (_, k) => {
      const end = k < 100 ? ends[scale].negative : ends[scale].positive;
      return k === 100
        ? "var(--value-zero)"
        : `color-mix(in oklab, var(${end}) ${Math.abs(k - 100)}%, var(--value-zero))`;
    }),
  ),
  "var(--wrong)",
];

/**
 * The index of a colour in `shades`: where thousands are to be sorted by it.
 * @param domain the size at which the colour is full, > 0; beyond it the colour stays full
 */
export function shadeOf(scale: Scale, value: number, domain: number): number {
  if (Number.isNaN(value)) return shades.length - 1;
  const share = value === 0 ? 0 : Math.round(100 * strength(Math.abs(value), domain));
  return (scale === "value" ? 100 : 301) + Math.sign(value) * share;
}

/** A number's colour, in terms of the theme's variables; `domain` as in `shadeOf`. */
export const scaleColour = (scale: Scale, value: number, domain: number): string =>
  shades[shadeOf(scale, value, domain)];

/** The colour of a printed number: its sign alone, in full strength, so that it can be read. */
export function signColour(scale: Scale, value: number): string {
  if (Number.isNaN(value)) return "var(--wrong)";
  if (value === 0) return "var(--ink-2)";
  return `var(${value > 0 ? ends[scale].positive : ends[scale].negative})`;
}

/** How much of its colour a number but 0 has, up to 1. Small ones must still show their sign: some of it comes at once, the rest as a root. */
export function strength(size: number, domain: number): number {
  const share = Math.min(1, size / domain);
  return Number.isNaN(share) ? 1 : 0.15 + 0.85 * Math.sqrt(share);
}

/**
 * A line's width in pixels from a number's size.
 * @param range thinnest and thickest
 */
export function magnitudeWidth(
  value: number,
  domain: number,
  [least, most]: readonly [number, number],
): number {
  const share = Math.abs(value) / domain;
  return Number.isNaN(share) ? least : least + (most - least) * Math.min(1, share);
}

/** The least round number that is at least as large as all of these; 1 where there are none but zeros. */
export function symmetricDomain(values: Iterable<number>): number {
  let largest = 0;
  for (const value of values) if (Number.isFinite(value)) largest = Math.max(largest, Math.abs(value));
  if (largest === 0) return 1;
  const exponent = Math.floor(Math.log10(largest));
  const step = [1, 1.5, 2, 3, 4, 5, 6, 8, 10].find((digit) => scaled(digit, exponent) >= largest) ?? 10;
  return scaled(step, exponent);
}

/** digit · 10^exponent as one would type it: 0.3, not 0.30000000000000004. */
const scaled = (digit: number, exponent: number) => Number(`${digit}e${exponent}`);
