import type { GraphLayout } from "../../../../draw/graph/graphParts";
import type { Labels } from "../../../../engine/names/labels";
import type { LabelPart } from "../scene/graphDrawn";
import type { GraphReader } from "../scene/graphReader";
import { sizesFrom, smallestType, type Typesetter } from "../scene/graphRows";
import type { LabelDraft } from "./graphDrafts";

/** A label in a size of type, and the room that it takes. */
export interface LabelWriting {
  readonly parts: readonly LabelPart[];
  readonly size: number;
  readonly width: number;
  readonly height: number;
}

/** Each row as large as the others' labels, then smaller: only of the step's own is there more than one. */
export function writingsOf({ rows }: LabelDraft, usual: number, setter: Typesetter): LabelWriting[] {
  const sizes = rows.length > 1 && usual > smallestType ? [usual, smallestType] : [usual];
  return rows.flatMap((parts) =>
    sizes.map((size) => ({
      parts,
      size,
      width: setter.widthOf(parts, size) + 10,
      height: size + (size > 11 ? 9 : 6),
    })),
  );
}

/** It depends on the layout and the names alone; numbers change with every painting. */
const knownSizes = new WeakMap<GraphLayout, { readonly notation: Labels; readonly size: number }>();

/** The size of type at which a label with its gradient fits between two columns. */
export function fittingSize(layout: GraphLayout, reader: GraphReader, setter: Typesetter): number {
  const known = knownSizes.get(layout);
  if (known?.notation === reader.notation) return known.size;
  const { edges, type } = layout;
  const weights = edges.filter(({ kind }) => kind === "weight");
  // Where the inputs are a picture, a single layer has none.
  if (weights.length === 0) return type.label;
  const [start, , , end] = weights[0].curve;
  const usual: LabelPart = { text: "−0.25 | 0.01234", face: "number", colour: "" };
  const longest = (size: number) =>
    Math.max(...weights.map(({ id }) => setter.widthOf([reader.namePart(id), usual], size)));
  const size = sizesFrom(type.label).find((some) => longest(some) + 10 <= end.x - start.x) ?? smallestType;
  knownSizes.set(layout, { notation: reader.notation, size });
  return size;
}
