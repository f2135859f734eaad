import type { NodeForm } from "./graphParts";

/** The advance of a monospaced digit in parts of its size; holds for the common faces. */
export const monoAdvance = 0.602;

/** How far the loss is from the outputs, in parts of the distance of two layers. */
export const lossGap = 0.67;

/** Nodes and type grow with the picture: 1 up to the space that a page of 1280 × 720 leaves it. */
export function scaleFor(width: number, height: number): number {
  return Math.max(1, Math.min(1.6, width / 800, height / 640));
}

interface NodeShape {
  readonly form: NodeForm;
  readonly rx: number;
  readonly ry: number;
  readonly lossRx: number;
  readonly lossRy: number;
  /** Sizes of type: numbers in nodes, labels of edges, names. */
  readonly number: number;
  readonly label: number;
  readonly name: number;
  /** Heights kept free above a node (its name) and below it (its target). */
  readonly caption: number;
  readonly below: number;
}

/**
 * The largest nodes for which there is room.
 * @param spacing from node to node in the tallest column
 * @param outputSpacing the same where targets stand below the nodes
 * @param scale how much larger than usual they may be
 */
export function nodeShape(
  spacing: number,
  outputSpacing: number,
  width: number,
  columns: number,
  scale: number,
): NodeShape {
  const gap = width / (columns + lossGap);
  const label = gap > 150 ? 12 : gap > 100 ? 11 : 10;
  const small = gap < 150;
  const radius = Math.min(30 * scale, gap * 0.235, (spacing - 26) / 2, (outputSpacing - 46) / 2);
  if (radius >= 21) {
    const number = radius >= 28 ? 12 : radius >= 24 ? 11 : 10;
    const larger = Math.max(1, Math.min(scale, radius / 30));
    const lossRx = radius + (small ? 2 : 4);
    return {
      form: "circle",
      rx: radius,
      ry: radius,
      lossRx,
      lossRy: radius,
      number: Math.floor(number * larger),
      label: Math.floor(label * larger),
      name: Math.floor((small ? 14 : 15) * larger),
      caption: 24 * larger,
      below: 22 * larger,
    };
  }
  const number = spacing > 54 && gap > 130 ? 11 : 10;
  const numberWidth = 7 * monoAdvance * number;
  const room = gap - numberWidth - 10;
  const loss = { lossRx: numberWidth / 2 + 6, lossRy: 20 };
  const pillHeight = 2 * number + 6;
  if (spacing >= pillHeight + 16 && outputSpacing >= pillHeight + 30 && room > 24) {
    const caption = { name: 13, caption: 17, below: 16 };
    return {
      form: "pill",
      rx: numberWidth / 2 + 5,
      ry: pillHeight / 2,
      ...loss,
      number,
      label: Math.min(11, label),
      ...caption,
    };
  }
  if (spacing >= 17 && room > 34) {
    const wide = gap > 150 ? 19 : 0;
    return {
      form: "line",
      rx: numberWidth / 2 + 4 + wide,
      ry: 7.5,
      ...loss,
      number: 10,
      label: 10,
      name: 11,
      caption: 0,
      below: 0,
    };
  }
  const ry = Math.max(2, Math.min(8, spacing * 0.36));
  return { form: "dot", rx: ry, ry, ...loss, number: 10, label: 10, name: 11, caption: 0, below: 0 };
}
