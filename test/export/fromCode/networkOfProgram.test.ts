import { describe, expect, it } from "vitest";
import type { NetworkDocument } from "../../../src/engine/document/document";
import { programDocument } from "../../../src/engine/document/programDocument";
import { runPass } from "../../../src/engine/pass/pass";
import { networkOfProgram } from "../../../src/export/fromCode/networkOfProgram";
import { networkAsCode } from "../../../src/export/python/networkAsCode";
import { sample } from "../../sample";
import { close } from "../../tolerance";
import { goldenDocuments, variantDocuments } from "../documents";

const now = () => 0;

const sequential = (body: string, model = "nn.Sequential(nn.Linear(2, 3), nn.Tanh(), nn.Linear(3, 2))") => `
import torch, torch.nn as nn
import torch.nn.functional as F
model = ${model}
model[0].weight.data = torch.tensor([[0.1, -0.2], [0.3, 0.4], [-0.5, 0.6]])
model[0].bias.data = torch.tensor([0.1, 0.0, -0.1])
model[2].weight.data = torch.tensor([[0.2, -0.3, 0.5], [0.7, 0.1, -0.4]])
model[2].bias.data = torch.tensor([0.05, -0.05])
x = torch.tensor([[1.0, 2.0], [-1.0, 0.5], [0.3, -0.7]])
${body}
`;

/** A program's network, which has to be one. */
function opened(source: string, more: object = {}): NetworkDocument {
  const found = networkOfProgram({ ...programDocument(source), ...more }, now);
  if ("refused" in found) throw new Error(found.refused);
  return found.document;
}

describe("code that is a layered network opens as one", () => {
  it.each([
    ["loss = nn.CrossEntropyLoss()(model(x), torch.tensor([0, 1, 1]))", "softmaxCrossEntropy", "mean"],
    [
      "loss = F.cross_entropy(model(x), torch.tensor([0, 1, 1]), reduction='sum')",
      "softmaxCrossEntropy",
      "sum",
    ],
    ["loss = nn.MSELoss()(model(x), torch.ones(3, 2))", "meanSquaredError", "mean"],
    [
      "t = torch.tensor([[1., 0.], [0., 1.], [1., 1.]])\nloss = F.mse_loss(model(x), t, reduction='sum')",
      "meanSquaredError",
      "sum",
    ],
    [
      "t = torch.tensor([[1., 0.], [0., 1.], [1., 1.]])\nloss = 0.5 * ((model(x) - t) ** 2).sum()",
      "halfSquaredError",
      "sum",
    ],
    [
      "t = torch.tensor([[1., 0.], [0., 1.], [1., 1.]])\nloss = F.l1_loss(model(x), t)",
      "meanAbsoluteError",
      "mean",
    ],
    [
      "t = torch.tensor([[1., 0.], [0., 1.], [1., 1.]])\nloss = F.binary_cross_entropy_with_logits(model(x), t)",
      "binaryCrossEntropyWithLogits",
      "mean",
    ],
    [
      "t = torch.tensor([[1., 0.], [0., 1.], [1., 1.]])\nloss = F.binary_cross_entropy(torch.sigmoid(model(x)), t)",
      "binaryCrossEntropy",
      "mean",
    ],
    [
      "y = torch.softmax(model(x), dim=1)\nt = torch.tensor([[1., 0.], [0., 1.], [1., 0.]])\nloss = -(t * torch.log(y)).sum(dim=1).mean()",
      "crossEntropy",
      "mean",
    ],
  ])("%s is %s, %s", (body, type, reduction) => {
    const document = opened(sequential(body));
    expect(document.loss).toMatchObject({ type, reduction });
    expect(document.layers.map(({ units }) => units)).toEqual([3, 2]);
    expect(document.layers[0].activation).toBe("tanh");
    expect(document.layers[0].weights[1]).toEqual([0.3, 0.4]);
  });

  it.each([
    ["nn.ReLU()", "relu"],
    ["nn.Sigmoid()", "sigmoid"],
    ["nn.LeakyReLU(0.2)", { type: "leakyRelu", slope: 0.2 }],
    ["nn.ELU(0.5)", { type: "elu", alpha: 0.5 }],
    ["nn.Softplus()", "softplus"],
    ["nn.Identity()", "identity"],
  ])("%s is known", (module, activation) => {
    const model = `nn.Sequential(nn.Linear(2, 3), ${module}, nn.Linear(3, 2))`;
    const document = opened(sequential("loss = nn.MSELoss()(model(x), torch.ones(3, 2))", model));
    expect(document.layers[0].activation).toEqual(activation);
  });

  it("reads weights by hand, x @ A and A @ x, with one example and without bias", () => {
    const rows = opened(
      `x = np.array([[1., 2.]])\nA = np.array([[.1, .2, .3], [.4, .5, .6]])\nc = np.array([[1.], [2.], [3.]])\nh = 1 / (1 + np.exp(-(x @ A)))\nloss = np.sum((h @ c - 1.5) ** 2)`,
      { parameters: ["A", "c"], optimizer: { type: "sgd", learningRate: 0.5 } },
    );
    expect(rows.layers[0]).toMatchObject({
      activation: "sigmoid",
      biasMode: "none",
      weights: [
        [0.1, 0.4],
        [0.2, 0.5],
        [0.3, 0.6],
      ],
    });
    expect(rows.optimizer).toEqual({ type: "sgd", learningRate: 0.5 });
    expect(rows.batch.targets).toEqual([[1.5]]);
  });
});

describe("a network as code opens as the same network", () => {
  const networks = [...goldenDocuments.filter(([name]) => name.startsWith("p")), ...variantDocuments];
  // Nothing flows back through a step; weights of classes and of positive targets aren't looked for.
  const isKnown = ({ layers, loss }: NetworkDocument) =>
    loss.weights === undefined &&
    (loss.positiveWeight ?? 1) === 1 &&
    !/step/.test(JSON.stringify(layers.map(({ activation }) => activation)));

  it.each(sample(networks, 6, 1).filter(([, document]) => isKnown(document)))("%s", (_name, document) => {
    const back = networkOfProgram(networkAsCode(document), now);
    if ("refused" in back) throw new Error(back.refused);
    const [before, after] = [runPass(document), runPass(back.document)];
    expect(back.document.optimizer).toEqual(document.optimizer);
    expect(after.plan.values[after.graph.loss][0]).toBeCloseTo(before.plan.values[before.graph.loss][0], 9);
    expect(after.graph.layers.length).toBe(before.graph.layers.length);
    for (const [l, layer] of before.graph.layers.entries()) {
      const same = (a: Float64Array, b: Float64Array) => a.every((x, k) => close(x, b[k], 1e-9, 1e-12));
      const other = after.graph.layers[l];
      expect(same(after.plan.gradients[other.weights], before.plan.gradients[layer.weights])).toBe(true);
      expect(
        same(
          after.plan.values[other.stages.at(-1) as number],
          before.plan.values[layer.stages.at(-1) as number],
        ),
      ).toBe(true);
    }
  });
});

describe("code that isn't a layered network is told why", () => {
  it.each([
    ["x = 2.0\nf = x * x", {}, /nothing in it is a parameter/],
    [
      sequential("loss = nn.MSELoss()(x @ model[0].weight.T @ model[0].weight, torch.ones(3, 2))"),
      {},
      /used twice/,
    ],
    [sequential("loss = nn.MSELoss()(model(x) + x, torch.ones(3, 2))"), {}, /isn't one of the losses/],
    [
      sequential("h = model[0](x)\nloss = nn.MSELoss()(model[2](h * torch.sin(h)), torch.ones(3, 2))"),
      {},
      /what layer 2 takes/,
    ],
    [
      sequential("loss = nn.MSELoss()(model(x), torch.ones(3, 2)) + model[2].bias.sum()"),
      {},
      /adds something to the loss/,
    ],
    [
      sequential(
        "opt = torch.optim.RMSprop(model.parameters(), momentum=0.9)\nloss = nn.MSELoss()(model(x), torch.ones(3, 2))",
      ),
      {},
      /RMSprop has momentum/,
    ],
    ["x = np.array([1.0\nf = x", {}, /doesn't run/],
  ])("%s", (source, more, refused) => {
    const found = networkOfProgram({ ...programDocument(source), ...more }, now);
    expect("refused" in found && found.refused).toMatch(refused);
  });

  it("takes the optimizer of PyTorch along", () => {
    const with_ = (optimizer: string) =>
      opened(sequential(`opt = torch.optim.${optimizer}\nloss = nn.MSELoss()(model(x), torch.ones(3, 2))`))
        .optimizer;
    expect(with_("SGD(model.parameters(), lr=0.05)")).toEqual({ type: "sgd", learningRate: 0.05 });
    expect(with_("SGD(model.parameters(), lr=0.05, momentum=0.8, nesterov=True)")).toEqual({
      type: "nesterov",
      learningRate: 0.05,
      beta: 0.8,
    });
    expect(with_("Adam(model.parameters(), betas=(0.8, 0.99))")).toEqual({
      type: "adam",
      learningRate: 0.001,
      beta1: 0.8,
      beta2: 0.99,
      epsilon: 1e-8,
    });
  });
});
