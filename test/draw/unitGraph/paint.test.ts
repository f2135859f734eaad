import { expect, it } from "vitest";
import { edgesWorthDrawing, mostLayerEdges } from "../../../src/draw/unitGraph/paint";
import { unitLayout } from "../../../src/draw/unitGraph/unitLayout";

it("of a dense layer the strongest edges are drawn, the strongest last, and those that are wanted", () => {
  const layout = unitLayout(20, [{ units: 20 }, { units: 2 }], {
    width: 276,
    height: 480,
    top: 36,
    bottom: 4,
    largest: 44,
    caption: 15,
  });
  const weightOf = ({ to, from }: { readonly to: number; readonly from: number }) =>
    (to * 20 + from) * (from % 2 === 0 ? 1 : -1);
  const drawn = edgesWorthDrawing(
    layout,
    weightOf,
    ({ layer, to, from }) => layer === 1 && to === 1 && from === 1,
  );
  const first = drawn.filter(({ edge }) => edge.layer === 1);
  expect(first).toHaveLength(mostLayerEdges + 1);
  expect(first[0].edge).toMatchObject({ to: 1, from: 1 });
  expect(first.at(-1)?.edge).toMatchObject({ to: 20, from: 20 });
  expect(drawn.filter(({ edge }) => edge.layer === 2)).toHaveLength(40);
});
