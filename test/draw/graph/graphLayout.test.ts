import { describe, expect, test } from "vitest";
import { boxAround, boxesOverlap } from "../../../src/draw/box";
import { graphLayout } from "../../../src/draw/graph/graphLayout";
import { nodeBox } from "../../../src/draw/graph/graphParts";
import { networks, sizes } from "../networks";

describe("the layout of a network", () => {
  test.each(networks)(
    "$name has a node for every input, unit, bias and the loss, and an edge for every weight",
    ({ network }) => {
      const { nodes, edges } = graphLayout(network, 700, 608);
      const columns = [network.inputs, ...network.layers.map(({ units }) => units)];
      const biased = network.layers.filter(({ biasMode }) => biasMode !== "none");
      expect(nodes.length).toBe(columns.reduce((sum, units) => sum + units, 0) + biased.length + 1);
      const weights = network.layers.reduce((sum, { units }, l) => sum + units * columns[l], 0);
      expect(edges.filter(({ kind }) => kind === "weight").length).toBe(weights);
      expect(new Set(edges.map(({ id }) => id)).size).toBe(edges.length);
      expect(new Set(nodes.map(({ id }) => id)).size).toBe(nodes.length);
    },
  );

  for (const { name, network } of networks) {
    test.each(sizes)(`${name} fits into %i × %i without overlapping nodes`, (width, height) => {
      const { nodes, top } = graphLayout(network, width, height);
      for (const [index, node] of nodes.entries()) {
        const box = nodeBox(node);
        expect(box.left).toBeGreaterThanOrEqual(0);
        expect(box.right).toBeLessThanOrEqual(width);
        expect(box.top).toBeGreaterThanOrEqual(top);
        expect(box.bottom).toBeLessThanOrEqual(height);
        for (const other of nodes.slice(index + 1))
          expect(boxesOverlap(box, nodeBox(other)), `${node.id} ${other.id}`).toBe(false);
      }
    });
  }

  test("edges run from the right of a node to the left of the next, level at both ends", () => {
    const { nodes, edges } = graphLayout(networks[0].network, 700, 608);
    const [from, to] = ["x[1]", "a1[2]"].map((id) => nodes.find((node) => node.id === id));
    const curve = edges.find(({ id }) => id === "W1[2,1]")?.curve;
    expect(curve?.[0]).toEqual({ x: (from?.x ?? 0) + (from?.rx ?? 0), y: from?.y });
    expect(curve?.[3]).toEqual({ x: (to?.x ?? 0) - (to?.rx ?? 0), y: to?.y });
    expect([curve?.[1].y, curve?.[2].y]).toEqual([from?.y, to?.y]);
  });

  test("a small network has circles of 30 pixels, a wide one smaller nodes and thinner edges", () => {
    const small = graphLayout(networks[0].network, 700, 608);
    const large = graphLayout(
      { inputs: 16, layers: [16, 16, 16].map((units) => ({ units, biasMode: "perUnit" })) },
      1000,
      700,
    );
    expect(small).toMatchObject({ form: "circle", edgeWidths: [1, 5] });
    expect(small.nodes[0].rx).toBe(30);
    expect(large.form).toBe("line");
    expect(large.edgeWidths[1]).toBeLessThan(small.edgeWidths[1]);
  });

  test("type is never smaller than 10 pixels", () => {
    for (const { network } of networks) {
      for (const [width, height] of sizes) {
        const { type } = graphLayout(network, width, height);
        expect(Math.min(type.number, type.label)).toBeGreaterThanOrEqual(10);
      }
    }
  });

  test("a layer without bias has no bias node", () => {
    const { nodes, edges } = graphLayout({ inputs: 2, layers: [{ units: 2, biasMode: "none" }] }, 700, 608);
    expect(nodes.some(({ kind }) => kind === "bias")).toBe(false);
    expect(edges.some(({ kind }) => kind === "bias")).toBe(false);
  });
});

test("boxes that only touch don't overlap", () => {
  expect(boxesOverlap(boxAround({ x: 0, y: 0 }, 10, 10), boxAround({ x: 10, y: 0 }, 10, 10))).toBe(false);
  expect(boxesOverlap(boxAround({ x: 0, y: 0 }, 10, 10), boxAround({ x: 9, y: 0 }, 10, 10))).toBe(true);
});

test("has a picture in place of the inputs and their weights, and a line from it to each unit", () => {
  const sizes = {
    inputs: 784,
    layers: [
      { units: 5, biasMode: "perUnit" },
      { units: 3, biasMode: "perUnit" },
    ],
    picture: { width: 28, height: 28 },
  } as const;
  const { nodes, edges, picture } = graphLayout(sizes, 800, 600);
  expect(nodes.some(({ kind }) => kind === "input")).toBe(false);
  expect(edges.filter(({ kind }) => kind === "weight").every(({ layer }) => layer === 2)).toBe(true);
  expect(picture?.edges.map(({ id }) => id)).toEqual([1, 2, 3, 4, 5].map((index) => `a1[${index}]`));
  expect(picture?.width).toBe(picture?.height);
  const unit = nodes.find(({ id }) => id === "a1[3]");
  expect((picture?.x ?? 0) + (picture?.width ?? 0)).toBeLessThan((unit?.x ?? 0) - (unit?.rx ?? 0));
});
