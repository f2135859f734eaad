import { monoAdvance } from "../../../../draw/graph/nodeShape";

/** Numbers are set in the monospaced face, names in the italic of the formulas, hints in the page's face. */
export type Face = "number" | "name" | "hint";

/** The width of a text in pixels. */
export type Measure = (text: string, face: Face, size: number) => number;

const families: Readonly<
  Record<Face, { readonly style: string; readonly variable?: string; readonly fallback: string }>
> = {
  number: { style: "", variable: "--mono", fallback: "monospace" },
  name: { style: "italic ", fallback: "Georgia, serif" },
  hint: { style: "", variable: "--font", fallback: "sans-serif" },
};

/**
 * Measures in the browser's own faces; each text once for each size.
 * @param spacing what stands between two letters, in parts of the size
 */
export function createMeasure(spacing = () => 0): Measure {
  const context = window.document.createElement("canvas").getContext("2d");
  if (!context) return estimate;
  const root = getComputedStyle(window.document.documentElement);
  const family = ({ variable, fallback }: (typeof families)[Face]) =>
    (variable && root.getPropertyValue(variable).trim()) || fallback;
  const known = new Map<string, number>();
  const widthOf = (text: string, face: Face, size: number) => {
    const key = `${face}${size} ${text}`;
    const width = known.get(key);
    if (width !== undefined) return width;
    context.font = `${families[face].style}${size}px ${family(families[face])}`;
    const measured = context.measureText(text).width;
    known.set(key, measured);
    return measured;
  };
  // All digits are as wide: one measurement serves every number, however fast they change.
  return (text, face, size) =>
    (face === "number" ? text.length * widthOf("0", face, size) : widthOf(text, face, size)) +
    text.length * size * spacing();
}

/** The space between an element's letters, in parts of its size of type. */
export function letterSpacing(element: Element): number {
  const { letterSpacing: space, fontSize } = getComputedStyle(element);
  return space === "normal" ? 0 : Number.parseFloat(space) / Number.parseFloat(fontSize);
}

/** Without a canvas: a letter of a name is about as wide as a digit, its raised and lowered ones narrower. */
const estimate: Measure = (text, face, size) => text.length * size * (face === "number" ? monoAdvance : 0.56);
