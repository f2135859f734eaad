import type { NetworkDocument } from "../../engine/document/document";
import { createLabels } from "../../engine/names/labels";
import { numberOf } from "../../engine/names/quantity";
import { type Plain, plain } from "../../engine/names/tensorRef";

/** A circle of a network that is drawn for print. */
export interface PictureNode {
  readonly x: number;
  readonly y: number;
  readonly label: string;
  readonly isBias?: boolean;
}

/** A line between two circles, with the name of its weight where there is room. */
export interface PictureEdge {
  readonly from: PictureNode;
  readonly to: PictureNode;
  /** Where it stands, and empty where too many lines cross. */
  readonly label: { readonly x: number; readonly y: number; readonly text: string };
}

export interface NetworkPicture {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly PictureNode[];
  readonly edges: readonly PictureEdge[];
}

/** Units of the picture, which are pixels of an svg. */
const [column, row, margin, radius] = [150, 74, 34, 17] as const;

/** More lines than these carry no names; the numbers stand in the text. */
const mostLabels = 24;

/** The graph of a network for print: inputs on the left, biases below the layer that they feed. */
export function networkPicture(document: NetworkDocument): NetworkPicture {
  const { inputs, layers } = document;
  const labels = createLabels(document.names, false);
  const named = (of: Plain) => labels.text(numberOf(of));
  const sizes = [inputs, ...layers.map(({ units }) => units)];
  const mostUnits = Math.max(...sizes);
  const y = (index: number, size: number) => margin + ((mostUnits - size) / 2 + index) * row;
  const units = sizes.map((size, l) =>
    Array.from(
      { length: size },
      (_, k): PictureNode => ({
        x: margin + l * column,
        y: y(k, size),
        label: named(l === 0 ? plain("x", undefined, [k + 1]) : plain("a", l, [k + 1])),
      }),
    ),
  );
  const below = margin + mostUnits * row;
  const biases = layers.map(({ bias }, l): PictureNode[] =>
    bias.length === 0
      ? []
      : [
          {
            x: margin + (l + 0.62) * column,
            y: below,
            label: bias.length === 1 ? named(biasOf(document, l)) : "1",
            isBias: true,
          },
        ],
  );
  const count = layers.reduce((sum, { units: to }, l) => sum + to * sizes[l], 0);
  const edges = layers.flatMap(({ weights }, l) => [
    ...weights.flatMap((all, j) =>
      all.map((_, i): PictureEdge => {
        const [from, to] = [units[l][i], units[l + 1][j]];
        const text = count > mostLabels ? "" : named(plain("W", l + 1, [j + 1, i + 1]));
        // Near its beginning and end by turns, lest two stand where lines cross.
        return { from, to, label: { ...between(from, to, (i + j) % 2 === 0 ? 0.3 : 0.68), text } };
      }),
    ),
    ...biases[l].flatMap((bias) =>
      units[l + 1].map(
        (to): PictureEdge => ({ from: bias, to, label: { ...between(bias, to, 0.5), text: "" } }),
      ),
    ),
  ]);
  const hasBias = biases.some((of) => of.length > 0);
  return {
    width: 2 * margin + layers.length * column,
    height: margin + (mostUnits - 1) * row + margin + (hasBias ? row : 0),
    nodes: [...units.flat(), ...biases.flat()],
    edges,
  };
}

const biasOf = ({ layers }: NetworkDocument, l: number) =>
  plain("b", l + 1, layers[l].biasMode === "shared" ? [] : [1]);

const between = (from: PictureNode, to: PictureNode, share: number) => ({
  x: from.x + share * (to.x - from.x),
  y: from.y + share * (to.y - from.y),
});

/** The same as svg, black on white. */
export function pictureSvg(picture: NetworkPicture, escaped: (text: string) => string): string {
  const { width, height, nodes, edges } = picture;
  return [
    `<svg class="graph" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="The network">`,
    ...edges.map(
      ({ from, to }) =>
        `<line x1="${from.x}" y1="${from.y}" x2="${to.x}" y2="${to.y}" stroke="#666" ${from.isBias ? 'stroke-dasharray="3 3" ' : ""}/>`,
    ),
    ...nodes.map(
      ({ x, y, label, isBias }) =>
        `<circle cx="${x}" cy="${y}" r="${isBias ? 13 : radius}" fill="#fff" stroke="#111"/><text x="${x}" y="${y + 5}" text-anchor="middle">${escaped(label)}</text>`,
    ),
    ...edges
      .filter(({ label }) => label.text !== "")
      .map(
        ({ label: { x, y, text } }) =>
          `<text x="${x}" y="${y + 4}" text-anchor="middle" stroke="#fff" stroke-width="5" paint-order="stroke">${escaped(text)}</text>`,
      ),
    "</svg>",
  ].join("\n");
}

/** The same as TikZ; its names are LaTeX already. @param texOf the name as LaTeX */
export function pictureTikz(
  { nodes, edges, height }: NetworkPicture,
  texOf: (label: string) => string,
): string {
  const at = ({ x, y }: { readonly x: number; readonly y: number }) =>
    `(${(x / 50).toFixed(2)},${((height - y) / 50).toFixed(2)})`;
  return [
    "\\begin{tikzpicture}[every node/.style={inner sep=1pt}]",
    ...edges.map(({ from, to }) => `\\draw[gray${from.isBias ? ",dashed" : ""}] ${at(from)} -- ${at(to)};`),
    ...nodes.map(
      (node) =>
        `\\node[draw,circle,fill=white,minimum size=${node.isBias ? 6 : 8}mm] at ${at(node)} {${texOf(node.label)}};`,
    ),
    ...edges
      .filter(({ label }) => label.text !== "")
      .map(({ label }) => `\\node[fill=white] at ${at(label)} {\\small ${texOf(label.text)}};`),
    "\\end{tikzpicture}",
  ].join("\n");
}
