import { describe, expect, it } from "vitest";
import type { NetworkDocument } from "../../../src/engine/document/document";
import { setActivation, setBiasMode, setLoss, setPenalty } from "../../../src/engine/document/edit/edit";
import type { Node } from "../../../src/engine/graph/graph";
import { compile } from "../../../src/engine/network/compile";
import { classic } from "../../documents";

const compiled = (...edits: readonly ((document: NetworkDocument) => NetworkDocument)[]) =>
  compile(edits.reduce((document, edit) => edit(document), classic));
const idsOf = (nodes: readonly Node[]) => nodes.map(({ op }) => op.id);
const shapes = ({ tensors }: ReturnType<typeof compile>, ids: readonly number[]) =>
  ids.map((id) => tensors[id].shape);

describe("a network as operations", () => {
  it("has a weighted sum and an activation for each layer, then the loss and what makes one number of it", () => {
    const graph = compile(classic);
    expect(idsOf(graph.nodes)).toEqual(["affine", "sigmoid", "affine", "sigmoid", "halfSquaredError", "sum"]);
    expect(shapes(graph, graph.parameters)).toEqual([[2, 2], [1], [2, 2], [1]]);
    expect(graph.loss).toBe(graph.dataLoss);
    expect(graph.shown).toEqual([]);
  });

  it("computes each tensor by one operation, after what it reads", () => {
    const { nodes, tensors, input, target, parameters, loss } = compiled(setPenalty(0, "l2", 0.1));
    const known = new Set([input, target, ...parameters]);
    for (const { inputs, output, op } of nodes) {
      expect(
        inputs.every((tensor) => known.has(tensor)),
        op.id,
      ).toBe(true);
      expect(known.has(output), op.id).toBe(false);
      known.add(output);
    }
    expect(known.size).toBe(tensors.length);
    expect(known.has(loss)).toBe(true);
  });

  it("adds the penalties to the data's loss, where there are any", () => {
    const graph = compiled(setPenalty(0, "l2", 0.1));
    expect(idsOf(graph.nodes).slice(-2)).toEqual(["penalty", "add"]);
    expect(graph.nodes.at(-1)?.inputs).toEqual([graph.dataLoss, graph.penalty]);
    expect(graph.nodes.at(-1)?.output).toBe(graph.loss);
    expect(graph.nodes.at(-2)?.inputs).toEqual(graph.layers.map(({ weights }) => weights));
    expect(compiled(setPenalty(0, "l2", 0)).penalty).toBeUndefined();
  });

  it("evaluates a loss with the activation before it, and keeps both for the eye", () => {
    const graph = compiled(
      setActivation(1, [{ type: "softmax", settings: {} }]),
      setLoss({ type: "crossEntropy" }),
    );
    expect(idsOf(graph.nodes)).not.toContain("softmax");
    expect(idsOf(graph.shown)).toEqual(["softmax"]);
    expect(graph.textbookLoss?.op.id).toBe("crossEntropy");
    const fused = graph.nodes.find(({ output }) => output === graph.exampleLosses);
    expect(fused?.inputs[0]).toBe(graph.layers[1].preActivation);
    const apart = compiled(
      setActivation(1, [{ type: "sigmoid", settings: {} }]),
      setLoss({ type: "crossEntropy" }),
    );
    expect(idsOf(apart.nodes)).toContain("sigmoid");
    expect(apart.textbookLoss).toBeUndefined();
  });

  it("has a bias of no length where there is none, and one number where a layer shares it", () => {
    const graph = compiled(setBiasMode(0, "none"), setBiasMode(1, "shared"));
    expect(
      shapes(
        graph,
        graph.layers.map(({ bias }) => bias),
      ),
    ).toEqual([[0], [1]]);
    expect(graph.layers.map(({ bias }) => graph.tensors[bias].shared)).toEqual([false, true]);
    expect(graph.order.parameters.map(({ tensor }) => tensor)).not.toContain(graph.layers[0].bias);
  });

  it("takes the activations of a stack one after the other", () => {
    const graph = compiled(
      setActivation(0, [
        { type: "relu", settings: {} },
        { type: "tanh", settings: {} },
      ]),
    );
    const [first, second] = graph.layers[0].stages;
    expect(idsOf(graph.nodes).slice(0, 3)).toEqual(["affine", "relu", "tanh"]);
    expect(graph.nodes[2]).toMatchObject({ inputs: [first], output: second });
    expect(graph.layers[1].input).toBe(second);
  });
});

describe("the order of a network", () => {
  it("goes back layer by layer, each layer's parameters after its units", () => {
    const { order, layers } = compile(classic);
    expect(order.parameters.map(({ tensor }) => tensor)).toEqual(
      [...layers].reverse().flatMap(({ weights, bias }) => [weights, bias]),
    );
    expect(order.forward.map(({ kind }) => kind)).toEqual([
      "weightedSum",
      "activation",
      "weightedSum",
      "activation",
    ]);
  });

  it("has a penalty's part in the gradients of the layer's own weights alone", () => {
    const { order, layers } = compiled(setPenalty(1, "l2", 0.1));
    const penalized = order.parameters.flatMap(({ tensor, penalty }) => (penalty ? [tensor] : []));
    expect(penalized).toEqual([layers[1].weights]);
  });
});
