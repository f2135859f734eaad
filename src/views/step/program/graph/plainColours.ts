/**
 * Colours of the theme as the plain ones that they are now: a mix of variables takes the browser many times as long, for each of
 * a thousand places. Whoever keeps them has to ask again when the theme changes.
 */
export interface PlainColours {
  /** @param wanted colours in terms of the theme's variables; undefined stays so */
  of(wanted: readonly (string | undefined)[]): readonly (string | undefined)[];
}

/** @param svg where the theme holds; for a moment it gets what is measured */
export function createPlainColours(svg: SVGSVGElement): PlainColours {
  const known = new Map<string, string>();
  return {
    of(wanted) {
      const missing = [...new Set(wanted)].filter((colour) => colour !== undefined && !known.has(colour));
      if (missing.length > 0) measure(svg, missing as string[], known);
      return wanted.map((colour) => (colour === undefined ? undefined : known.get(colour)));
    },
  };
}

function measure(svg: SVGSVGElement, colours: readonly string[], known: Map<string, string>): void {
  const group = document.createElementNS("http://www.w3.org/2000/svg", "g");
  const probes = colours.map((colour) => {
    const probe = document.createElementNS("http://www.w3.org/2000/svg", "rect");
    probe.style.fill = colour;
    group.append(probe);
    return probe;
  });
  svg.append(group);
  for (const [k, colour] of colours.entries()) known.set(colour, getComputedStyle(probes[k]).fill);
  group.remove();
}
