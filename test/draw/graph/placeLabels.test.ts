import { describe, expect, test } from "vitest";
import { boxAround, boxesOverlap, grown, inside } from "../../../src/draw/box";
import { graphLayout } from "../../../src/draw/graph/graphLayout";
import { nodeBox } from "../../../src/draw/graph/graphParts";
import { monoAdvance } from "../../../src/draw/graph/nodeShape";
import {
  crossings,
  type LabelRequest,
  nearestFree,
  placeLabels,
  positionsAlong,
  positionsAround,
} from "../../../src/draw/graph/placeLabels";
import fc from "../../fastCheck";
import { networks, sizes } from "../networks";

const bounds = { left: 0, top: 0, right: 700, bottom: 600 };

function request(id: string, x: number, priority = 0, group?: string): LabelRequest {
  return {
    id,
    shapes: [
      {
        width: 60,
        height: 20,
        positions: [
          { x, y: 100 },
          { x, y: 300 },
        ],
      },
    ],
    priority,
    ...(group && { group }),
  };
}

describe("placing labels", () => {
  test("overlaps neither labels, nodes nor captions, whatever the network, the size and the lengths of the labels", () => {
    const network = fc.constantFrom(...networks.map((entry) => entry.network));
    const lengths = fc.array(fc.integer({ min: 4, max: 26 }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(
        network,
        fc.constantFrom(...sizes),
        lengths,
        fc.constantFrom(0, 0.6),
        (sizesOf, [width, height], digits, share) => {
          const layout = graphLayout(sizesOf, width, height);
          const captions = layout.nodes.map((node) =>
            boxAround({ x: node.x, y: node.y - node.ry - 12 }, 34, 18),
          );
          const obstacles = [...layout.nodes.map((node) => grown(nodeBox(node), 2)), ...captions];
          const size = layout.type.label;
          const requests = layout.edges.map(({ id, curve, kind, layer }, index): LabelRequest => {
            const around = positionsAround(nodeBox(layout.nodes[0]), 80, size + 9);
            const positions = [...positionsAlong(curve, size + 9, index % 2 ? 1 : -1), ...around];
            const width = digits[index % digits.length] * monoAdvance * size + 10;
            const shapes = [
              { width, height: size + 9, positions },
              ...(index % 2 ? [{ width: width / 2, height: size + 6, positions }] : []),
            ];
            return { id, shapes, priority: index % 7, ...(index % 3 > 0 && { group: `${kind}${layer}` }) };
          });
          const picture = { left: 0, top: layout.top, right: width, bottom: height };
          const count = crossings(layout.edges);
          const cost = (box: Parameters<typeof count>[0], id: string) => count(box, id);
          const first = placeLabels(requests, { obstacles, bounds: picture, cost, share });
          const again = placeLabels(requests.toReversed(), {
            obstacles,
            bounds: picture,
            cost,
            share,
            previous: first,
          });
          for (const placed of [first, again]) {
            const boxes = [...placed.values()].map(({ box }) => box);
            boxes.forEach((box, index) => {
              expect(inside(box, picture)).toBe(true);
              expect(obstacles.some((obstacle) => boxesOverlap(obstacle, box))).toBe(false);
              expect(boxes.slice(index + 1).some((other) => boxesOverlap(other, box))).toBe(false);
            });
          }
        },
      ),
      { numRuns: 60 },
    );
  }, 60_000);

  test("every label of the 2-2-2 exercise finds room, with its gradient too", () => {
    const layout = graphLayout(networks[0].network, 700, 608);
    const weights = layout.edges.filter(({ kind }) => kind === "weight");
    const requests = weights.map(({ id, curve }) => ({
      id,
      shapes: [{ width: 135, height: 21, positions: positionsAlong(curve, 21) }],
      priority: 0,
    }));
    const obstacles = layout.nodes.map((node) => grown(nodeBox(node), 2));
    expect(placeLabels(requests, { obstacles, bounds }).size).toBe(8);
  });

  test("the more important label takes the better place", () => {
    const placed = placeLabels([request("second", 100), request("first", 110, 5)], { obstacles: [], bounds });
    expect(placed.get("first")?.position).toBe(0);
    expect(placed.get("second")?.position).toBe(1);
  });

  test("one that finds no room is left out", () => {
    const wall = [{ left: 0, top: 0, right: 700, bottom: 600 }];
    expect(placeLabels([request("label", 100)], { obstacles: wall, bounds }).size).toBe(0);
  });

  test("a label takes a smaller shape where the larger one finds no room, and is as large as it can be again", () => {
    const [large] = request("label", 100).shapes;
    const small = { ...large, width: 20 };
    const wall = [{ left: 115, top: 0, right: 700, bottom: 600 }];
    const label = { id: "label", shapes: [large, small], priority: 0 };
    const crowded = placeLabels([label], { obstacles: wall, bounds });
    expect(crowded.get("label")).toMatchObject({ shape: 1, position: 0 });
    expect(placeLabels([label], { obstacles: [], bounds, previous: crowded }).get("label")?.shape).toBe(0);
  });

  test("the nearest free place is beside what stands in the way, and there is none in a full picture", () => {
    const label = { width: 20, height: 10, positions: [{ x: 50, y: 30 }] };
    const around = { left: 0, top: 0, right: 100, bottom: 60 };
    const wall = { left: 0, top: 0, right: 70, bottom: 60 };
    expect(nearestFree(label, [wall], around)).toEqual(boxAround({ x: 82, y: 29 }, 20, 10));
    expect(nearestFree(label, [around], around)).toBeUndefined();
  });

  test("a label stays where it was while there is room", () => {
    const previous = new Map([
      ["label", { box: boxAround({ x: 100, y: 300 }, 60, 20), shape: 0, position: 1 }],
    ]);
    expect(
      placeLabels([request("label", 100)], { obstacles: [], bounds, previous }).get("label")?.position,
    ).toBe(1);
  });

  test("a group of which too few find room is left out as a whole", () => {
    const crowd = ["a", "b", "c", "d", "e"].map((id) => request(id, 100, 0, "layer"));
    expect(placeLabels(crowd, { obstacles: [], bounds, share: 0.6 }).size).toBe(0);
    expect(placeLabels(crowd, { obstacles: [], bounds, share: 0.4 }).size).toBe(2);
  });

  test("a place that covers foreign edges is worth less", () => {
    const across = {
      id: "other",
      curve: [
        { x: 0, y: 100 },
        { x: 200, y: 100 },
        { x: 300, y: 100 },
        { x: 600, y: 100 },
      ],
    } as const;
    const count = crossings([across]);
    expect(count(boxAround({ x: 100, y: 100 }, 60, 20), "label")).toBe(1);
    expect(count(boxAround({ x: 100, y: 100 }, 60, 20), "other")).toBe(0);
    const placed = placeLabels([request("label", 100)], {
      obstacles: [],
      bounds,
      cost: (box, id) => 3 * count(box, id),
    });
    expect(placed.get("label")?.position).toBe(1);
  });
});
