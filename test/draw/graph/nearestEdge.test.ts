import { expect, test } from "vitest";
import { pointOnCurve } from "../../../src/draw/graph/curve";
import { graphLayout } from "../../../src/draw/graph/graphLayout";
import { nearestEdge } from "../../../src/draw/graph/nearestEdge";

const { edges } = graphLayout(
  {
    inputs: 3,
    layers: [
      { units: 2, biasMode: "none" },
      { units: 2, biasMode: "shared" },
    ],
  },
  700,
  600,
);

test("a point on an edge finds it, near its ends and between them", () => {
  for (const edge of edges) {
    for (const t of [0.02, 0.33, 0.98]) {
      const at = pointOnCurve(edge.curve, t);
      const found = nearestEdge(edges, at, 12);
      // Where two edges meet or cross either may be found.
      const others = edges.filter((other) =>
        Array.from({ length: 400 }, (_, k) => pointOnCurve(other.curve, k / 400)).some(
          ({ x, y }) => Math.hypot(x - at.x, y - at.y) < 12,
        ),
      );
      expect(others.map(({ id }) => id)).toContain(found?.id);
    }
  }
});

test("far from all edges there is none", () => {
  expect(nearestEdge(edges, { x: 2, y: 2 }, 12)).toBeUndefined();
});
