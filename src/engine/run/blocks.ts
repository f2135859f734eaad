import { constant, type Expression, evaluate, number, quantity, sum } from "../math/expression";
import { lossOf, penaltyOf, reductionOf } from "../network/compile";
import type { LayerDocument } from "../network/document";
import type { Node } from "../network/graph";
import { nameOf, type Plain, plain, plainName, type Quantity } from "../network/quantity";
import type { Op, Reason, Source } from "../ops/op";
import { learningRate } from "../optimizers/optimizer";
import { penalties } from "../penalties";
import { createPenalty } from "../penalties/op";
import type { Shape } from "../shape";
import type { Pass } from "./pass";
import { elementOf, whole } from "./tensorNames";

export type Phase = "forward" | "loss" | "backward" | "accumulate" | "update";

/** What a step does, in the words of the lesson. */
export type BlockKind =
  | "weightedSum"
  | "activation"
  | "exampleLoss"
  | "reduction"
  | "penalty"
  | "total"
  | "outputGradient"
  | "unitGradient"
  | "slopeGradient"
  | "parameterGradient"
  | "inputGradient"
  | "share"
  | "penaltyGradient"
  | "totalGradient"
  | "slot"
  | "update";

/**
 * A run of like steps: all numbers of one buffer, for one example or for the batch. Nothing in it is computed
 * before it is asked for.
 */
export interface Block {
  readonly phase: Phase;
  /** What number k's step does. */
  kind(k: number): BlockKind;
  /** 1-based, where there is more than one example and the block belongs to one. */
  readonly example?: number;
  /** 0-based; absent for losses. */
  readonly layer?: number;
  /** How many numbers it holds. */
  readonly size: number;
  /** How many terms each of them adds up; 1 where it isn't a sum that is worth taking apart. */
  readonly terms: number;
  /** The op whose rule the block follows; none for sums and updates. */
  readonly op?: Op;
  /**
   * The same in whole buffers. Mostly one; an update has one for each slot and one for the parameters, and number k
   * of the block belongs to `wholes[k % wholes.length]`.
   */
  readonly wholes: readonly Whole[];
  quantity(k: number): Quantity;
  value(k: number): number;
  expression(k: number): Expression;
  /**
   * The quantities between the loss and this one, where the chain rule has more of them than the formula reads: a
   * fused loss goes straight from the target to the score.
   */
  through?(): readonly Quantity[];
  reason?(k: number): Reason | undefined;
}

export interface Whole {
  readonly quantity: Quantity;
  readonly shape: Shape;
  /** LaTeX in the letters of `operands`. */
  readonly tex: string;
  readonly operands: Readonly<Record<string, Operand>>;
  /** The letters that stand for settings. */
  readonly settings: Readonly<Record<string, number>>;
}

/** A buffer in a rule for whole buffers. */
export interface Operand {
  readonly quantity: Quantity;
  readonly shape: Shape;
  value(k: number): number;
}

/** All blocks of a pass, in the order in which one works it by hand. */
export function createBlocks(pass: Pass): Block[] {
  const { batch } = pass.plan;
  const examples = Array.from({ length: batch }, (_, n) => n);
  const build = new BlockBuilder(pass);
  return [
    ...examples.flatMap((n) => build.forward(n)),
    ...examples.map((n) => build.exampleLoss(n)),
    ...build.wholeLoss(),
    ...examples.flatMap((n) => build.backward(n)),
    ...(batch > 1 ? build.accumulate() : []),
    ...build.update(),
  ];
}

const one = number(1);

class BlockBuilder {
  private readonly pass: Pass;
  private readonly producers: ReadonlyMap<number, Node>;
  private readonly penalty: Op;
  /** Where each parameter tensor begins in `plan.parameters`. */
  private readonly offsets = new Map<number, number>();

  constructor(pass: Pass) {
    this.pass = pass;
    const { graph, plan } = pass;
    this.producers = new Map([...graph.nodes, ...graph.shown].map((node) => [node.output, node]));
    this.penalty = createPenalty(pass.document.layers.map(penaltyOf));
    for (const { weights, bias } of graph.layers) {
      for (const id of [weights, bias])
        this.offsets.set(id, (plan.values[id].byteOffset - plan.parameters.byteOffset) / 8);
    }
  }

  // ---- forward ---------------------------------------------------------------------------------

  forward(n: number): Block[] {
    return this.pass.graph.layers.flatMap(({ preActivation, stages }) => [
      this.computed(preActivation, n, "weightedSum"),
      ...stages.map((stage) => this.computed(stage, n, "activation")),
    ]);
  }

  /** A buffer that an op computes from others, for one example. */
  private computed(id: number, n: number, kind: BlockKind): Block {
    const { op, inputs } = this.producer(id);
    const sources = inputs.map((input) => this.values(input, n));
    const shapes = inputs.map((input) => this.shape(input));
    const expression = (k: number) => op.expression(sources, [k, 0], shapes);
    return {
      ...this.ofTensor("forward", kind, id, n),
      op,
      terms: kind === "weightedSum" ? termCount(expression(0)) : 1,
      expression,
      reason: (k) => (kind === "activation" ? this.reasonAt(id, k, n, "kink") : undefined),
      wholes: [this.wholeRule(op.tex.forward, op, inputs, id, n, this.quantityOf(id, undefined, n))],
    };
  }

  // ---- loss ------------------------------------------------------------------------------------

  exampleLoss(n: number): Block {
    const { graph, plan, document } = this.pass;
    const loss = lossOf(document);
    const outputs = this.outputs();
    const sources = [this.values(outputs, n), this.values(graph.target, n)];
    const shapes = [this.shape(outputs), this.shape(graph.target)];
    const expression = () => this.faithful(loss.op.expression(sources, [0], shapes), n);
    // With a single example, its loss is already the loss of the data.
    const id = plan.batch > 1 ? graph.exampleLosses : graph.dataLoss;
    return {
      ...this.ofTensor("loss", "exampleLoss", id, n),
      op: loss.op,
      size: 1,
      terms: termCount(expression()),
      expression,
      value: () => plan.values[graph.exampleLosses][n],
      wholes: [
        this.wholeRule(loss.tex, undefined, [outputs, graph.target], id, n, this.quantityOf(id, 0, n)),
      ],
    };
  }

  /** The textbook's form where it gives the same number; where it overflows, the form that the number comes from. */
  private faithful(textbook: Expression, n: number): Expression {
    const { graph, plan } = this.pass;
    const node = graph.nodes.find(({ output }) => output === graph.exampleLosses);
    const value = plan.values[graph.exampleLosses][n];
    if (!graph.textbookLoss || !node || agree(evaluate(textbook), value)) return textbook;
    const sources = node.inputs.map((id) => this.values(id, n));
    return node.op.expression(
      sources,
      [0],
      node.inputs.map((id) => this.shape(id)),
    );
  }

  /** The batch's reduction, the penalty and their sum, as far as there are any. */
  wholeLoss(): Block[] {
    const { graph, plan } = this.pass;
    const blocks: Block[] = [];
    if (plan.batch > 1) blocks.push(this.single(graph.dataLoss, "reduction"));
    if (graph.penalty !== undefined)
      blocks.push(this.single(graph.penalty, "penalty"), this.single(graph.loss, "total"));
    return blocks;
  }

  private single(id: number, kind: BlockKind): Block {
    const { op, inputs } = this.producer(id);
    const { graph, plan } = this.pass;
    const sources = inputs.map((input) => this.values(input, 0, input === graph.exampleLosses));
    const shapes = inputs.map((input) => (input === graph.exampleLosses ? [plan.batch] : this.shape(input)));
    const expression = () => op.expression(sources, [0], shapes);
    return {
      ...this.ofTensor("loss", kind, id, 0, false),
      op,
      terms: termCount(expression()),
      expression,
      wholes: [this.wholeRule(op.tex.forward, op, inputs, id, 0, this.quantityOf(id, 0, 0))],
    };
  }

  // ---- backward --------------------------------------------------------------------------------

  backward(n: number): Block[] {
    const { graph, plan } = this.pass;
    const blocks: Block[] = [];
    for (let layer = graph.layers.length - 1; layer >= 0; layer--) {
      const { stages, preActivation } = graph.layers[layer];
      const last = layer === graph.layers.length - 1;
      blocks.push(
        last ? this.outputGradient(n) : this.pulledThroughWeights(stages[stages.length - 1], layer + 1, n),
      );
      [...stages].reverse().forEach((stage, place) => {
        const input = place === stages.length - 1 ? preActivation : stages[stages.length - 2 - place];
        blocks.push(this.pulledThroughActivation(input, stage, n, last && place === 0));
      });
      if (plan.batch === 1) blocks.push(...this.parameterGradients(layer));
    }
    blocks.push(this.pulledThroughWeights(graph.input, 0, n));
    return blocks;
  }

  private outputGradient(n: number): Block {
    const { graph, document } = this.pass;
    const { op } = lossOf(document);
    const id = this.outputs();
    const sources = [this.values(id, n), this.values(graph.target, n)];
    const shapes = [this.shape(id), this.shape(graph.target)];
    return {
      ...this.ofGradient("outputGradient", id, n),
      op,
      terms: 1,
      expression: (k) =>
        op.gradient(sources, this.values(graph.exampleLosses, n), this.lossGradient, 0, [k, 0], shapes),
      wholes: [
        this.wholeRule(
          op.tex.gradients[0],
          undefined,
          [id, graph.target],
          id,
          n,
          this.gradientOf(id, undefined, n),
        ),
      ],
    };
  }

  /** dL/da of a layer, from dL/dz of the layer above it: the sum over all units that it feeds. */
  private pulledThroughWeights(id: number, above: number, n: number): Block {
    const { graph } = this.pass;
    const { preActivation } = graph.layers[above];
    const { op, inputs } = this.producer(preActivation);
    const sources = inputs.map((input) => this.values(input, n));
    const shapes = inputs.map((input) => this.shape(input));
    const expression = (k: number) =>
      op.gradient(
        sources,
        this.values(preActivation, n),
        this.gradients(preActivation, n),
        1,
        [k, 0],
        shapes,
      );
    return {
      ...this.ofGradient(id === graph.input ? "inputGradient" : "unitGradient", id, n),
      op,
      terms: termCount(expression(0)),
      expression,
      wholes: [
        {
          ...this.wholeRule(
            op.tex.gradients[1],
            op,
            inputs,
            preActivation,
            n,
            this.gradientOf(id, undefined, n),
          ),
          shape: this.shape(id),
        },
      ],
    };
  }

  /** dL/dz (or an inner stage's gradient) from the gradient of the activation above it. */
  private pulledThroughActivation(id: number, stage: number, n: number, isOutput: boolean): Block {
    const { graph, document } = this.pass;
    const { op } = this.producer(stage);
    const fusion = isOutput && graph.textbookLoss ? lossOf(document).fusesWith : undefined;
    const shape = this.shape(id);
    const [Z, Y, T] = [this.values(id, n), this.values(stage, n), this.values(graph.target, n)];
    const expression = (k: number) =>
      fusion
        ? fusion.gradient(Y, T, this.lossGradient, [k, 0], [shape, shape])
        : op.gradient([Z], Y, this.gradients(stage, n), 0, [k, 0], [shape]);
    return {
      ...this.ofGradient("slopeGradient", id, n),
      op,
      terms: 1,
      expression,
      ...(fusion && { through: () => this.eachQuantity(stage, n) }),
      reason: (k) => (fusion ? undefined : this.reasonAt(stage, k, n)),
      wholes: [
        fusion
          ? this.wholeRule(
              "Y - T",
              undefined,
              [stage, graph.target],
              id,
              n,
              this.gradientOf(id, undefined, n),
            )
          : this.wholeRule(op.tex.gradients[0], op, [id], stage, n, this.gradientOf(id, undefined, n)),
      ],
    };
  }

  // ---- the gradients of the parameters ---------------------------------------------------------

  /** With a single example: the penalty's part where there is one, then the whole. */
  private parameterGradients(layer: number): Block[] {
    return this.parametersOf(layer).flatMap(({ id, input }) => {
      const penalized = input === 0 && this.isPenalized(layer);
      const share = this.share(id, input, layer, 0);
      const block: Block = {
        ...share,
        phase: "backward",
        kind: () => "parameterGradient",
        terms: penalized ? 1 : share.terms,
        value: (k) => this.pass.plan.gradients[id][k],
        expression: (k) =>
          penalized ? sum([share.expression(k), this.penaltyPart(id, k)]) : share.expression(k),
      };
      return penalized ? [this.penaltyGradient("backward", id, layer), block] : [block];
    });
  }

  /** With several examples: each one's share of each gradient, then their sum, with the penalty's part. */
  accumulate(): Block[] {
    const { graph, plan } = this.pass;
    const layers = graph.layers.map((_, layer) => layer).reverse();
    return layers.flatMap((layer) =>
      this.parametersOf(layer).flatMap(({ id, input }) => {
        const shares = Array.from({ length: plan.batch }, (_, n) => this.share(id, input, layer, n));
        const penalized = input === 0 && this.isPenalized(layer);
        const expression = (k: number) =>
          sum([
            ...shares.map((share) => quantity(nameOf(share.quantity(k)), share.value(k))),
            ...(penalized ? [this.penaltyPart(id, k)] : []),
          ]);
        const total: Block = {
          ...this.ofGradient("totalGradient", id, 0, false),
          phase: "accumulate",
          terms: plan.batch + (penalized ? 1 : 0),
          expression,
          wholes: [
            {
              quantity: this.gradientOf(id, undefined, 0, false),
              shape: this.shape(id),
              tex: [...shares.map((_, n) => `S_${n + 1}`), ...(penalized ? ["P"] : [])].join(" + "),
              operands: Object.fromEntries([
                ...shares.map((share, n) => [`S_${n + 1}`, operandOf(share)]),
                ...(penalized ? [["P", operandOf(this.penaltyGradient("accumulate", id, layer))]] : []),
              ]),
              settings: {},
            },
          ],
        };
        return penalized
          ? [...shares, this.penaltyGradient("accumulate", id, layer), total]
          : [...shares, total];
      }),
    );
  }

  /** Example n's share of a parameter's gradient: 1/N of a mean included, the penalty left out. */
  private share(id: number, input: number, layer: number, n: number): Block {
    const { plan, graph } = this.pass;
    const { preActivation } = graph.layers[layer];
    const { op, inputs } = this.producer(preActivation);
    const sources = inputs.map((source) => this.values(source, n));
    const shapes = inputs.map((source) => this.shape(source));
    const expression = (k: number) =>
      op.gradient(
        sources,
        this.values(preActivation, n),
        this.gradients(preActivation, n),
        input,
        this.position(id, k),
        shapes,
      );
    const example = plan.batch > 1 ? n + 1 : undefined;
    return {
      ...this.ofGradient("share", id, n, false),
      phase: "accumulate",
      ...(example !== undefined && { example }),
      op,
      terms: input === 2 ? termCount(expression(0)) : 1,
      quantity: (k) => this.gradientOf(id, k, n, example !== undefined),
      value: (k) => evaluate(expression(k)),
      expression,
      wholes: [
        {
          ...this.wholeRule(
            op.tex.gradients[input],
            op,
            inputs,
            preActivation,
            n,
            this.gradientOf(id, undefined, n, example !== undefined),
          ),
          shape: this.shape(id),
        },
      ],
    };
  }

  private penaltyGradient(phase: Phase, id: number, layer: number): Block {
    return {
      ...this.ofGradient("penaltyGradient", id, 0, false),
      phase,
      op: this.penalty,
      terms: 1,
      quantity: (k) => ({ kind: "gradient", from: "P", of: this.element(id, k) }),
      value: (k) => evaluate(this.penaltyExpression(id, layer, k)),
      expression: (k) => this.penaltyExpression(id, layer, k),
      wholes: [
        {
          quantity: { kind: "gradient", from: "P", of: whole(this.tensor(id)) },
          shape: this.shape(id),
          tex: this.penalty.tex.gradients[layer],
          operands: { W: this.operand(id, this.quantityOf(id, undefined, 0), this.pass.plan.values[id], 0) },
          settings: penaltySettings(this.pass.document.layers[layer]),
        },
      ],
    };
  }

  private penaltyExpression(id: number, layer: number, k: number): Expression {
    const weights = this.pass.graph.layers.map((tensors) => this.values(tensors.weights, 0));
    const shapes = this.pass.graph.layers.map((tensors) => this.shape(tensors.weights));
    return this.penalty.gradient(
      weights,
      () => one,
      () => one,
      layer,
      this.position(id, k),
      shapes,
    );
  }

  private penaltyPart(id: number, k: number): Expression {
    const layer = this.tensor(id).layer as number;
    return quantity(
      nameOf({ kind: "gradient", from: "P", of: this.element(id, k) }),
      evaluate(this.penaltyExpression(id, layer, k)),
    );
  }

  private isPenalized(layer: number): boolean {
    return Object.values(penaltyOf(this.pass.document.layers[layer])).some(
      (coefficient) => coefficient !== 0,
    );
  }

  /** Weights and bias of a layer, with their place among the inputs of its weighted sum. */
  private parametersOf(layer: number): { id: number; input: number }[] {
    const { weights, bias } = this.pass.graph.layers[layer];
    const parameters = [
      { id: weights, input: 0 },
      { id: bias, input: 2 },
    ];
    return parameters.filter(({ id }) => this.pass.plan.values[id].length > 0);
  }

  // ---- update ----------------------------------------------------------------------------------

  /** Each parameter's slots and its new value, from the last layer to the first, as its gradients were found. */
  update(): Block[] {
    const layers = this.pass.graph.layers.map((_, layer) => layer).reverse();
    return layers.flatMap((layer) => this.parametersOf(layer).map(({ id }) => this.updateOf(id, layer)));
  }

  private updateOf(id: number, layer: number): Block {
    const { plan, before, after, updated } = this.pass;
    const { optimizer, settings } = before;
    const offset = this.offsets.get(id) as number;
    // One step for each slot, then one for the parameter itself.
    const steps = optimizer.slots.length + 1;
    const place = (k: number) => ({ element: Math.floor(k / steps), slot: k % steps });
    const constants = Object.fromEntries(
      [learningRate, ...optimizer.parameters].map((parameter) => [
        parameter.name,
        constant(parameter.symbol, settings[parameter.name]),
      ]),
    );
    const slotQuantity = (slot: number, element: number): Quantity => ({
      kind: "slot",
      slot: optimizer.slots[slot],
      of: this.element(id, element),
    });
    const rule = (element: number) =>
      optimizer.rule({
        weight: quantity(plainName(this.element(id, element)), plan.values[id][element]),
        gradient: quantity(nameOf(this.gradientOf(id, element, 0, false)), plan.gradients[id][element]),
        slots: optimizer.slots.map((letter, slot) =>
          constant(`${letter}_{${before.step}}`, before.slots[slot][offset + element]),
        ),
        settings: constants,
        step: after.step,
      });
    return {
      phase: "update",
      kind: (k) => (place(k).slot < optimizer.slots.length ? "slot" : "update"),
      layer,
      size: plan.values[id].length * steps,
      terms: 1,
      quantity(k) {
        const { element, slot } = place(k);
        return slot < optimizer.slots.length
          ? slotQuantity(slot, element)
          : { kind: "updated", of: elementOf(plan, id, element) };
      },
      value(k) {
        const { element, slot } = place(k);
        return slot < optimizer.slots.length
          ? after.slots[slot][offset + element]
          : updated[offset + element];
      },
      expression(k) {
        const { element, slot } = place(k);
        const { slots, weight } = rule(element);
        if (slot < slots.length) return slots[slot];
        return weight(
          slots.map((_, s) => quantity(nameOf(slotQuantity(s, element)), after.slots[s][offset + element])),
        );
      },
      wholes: [...optimizer.slots.keys(), optimizer.slots.length].map(
        (slot): Whole => ({
          quantity:
            slot < optimizer.slots.length
              ? { kind: "slot", slot: optimizer.slots[slot], of: whole(this.tensor(id)) }
              : { kind: "updated", of: whole(this.tensor(id)) },
          shape: this.shape(id),
          tex: [...optimizer.tex.slots, optimizer.tex.weight][slot],
          settings: {
            ...Object.fromEntries(
              [learningRate, ...optimizer.parameters].map(({ name, symbol }) => [symbol, settings[name]]),
            ),
            k: after.step,
          },
          operands: {
            w: this.operand(id, this.quantityOf(id, undefined, 0), plan.values[id], 0),
            g: this.operand(id, this.gradientOf(id, undefined, 0, false), plan.gradients[id], 0),
            ...Object.fromEntries(
              optimizer.slots.map((letter, s) => [
                letter,
                {
                  quantity: { kind: "slot", slot: letter, of: whole(this.tensor(id)) },
                  shape: this.shape(id),
                  // A slot's own rule starts from what it was; the parameter's reads what it has become.
                  value: (k: number) => (slot < optimizer.slots.length ? before : after).slots[s][offset + k],
                },
              ]),
            ),
          },
        }),
      ),
    };
  }

  // ---- names, values and shapes of tensors as one example sees them -----------------------------

  private tensor(id: number) {
    return this.pass.graph.tensors[id];
  }

  private producer(id: number): Node {
    return this.producers.get(id) as Node;
  }

  private outputs(): number {
    const { layers } = this.pass.graph;
    const { stages } = layers[layers.length - 1];
    return stages[stages.length - 1];
  }

  /** The shape with a batch of one. */
  private shape(id: number): Shape {
    const { shape, perExample } = this.tensor(id);
    return perExample ? [...shape, 1] : shape;
  }

  /** The flat index of an element, for example n. */
  private flat(id: number, [row, column = 0]: readonly number[], n: number): number {
    const { perExample, shape } = this.tensor(id);
    return perExample ? row * this.pass.plan.batch + n : row * (shape[1] ?? 1) + column;
  }

  /** The op's index of element k of a tensor. */
  private position(id: number, k: number): number[] {
    const { shape } = this.tensor(id);
    return shape.length === 2 ? [Math.floor(k / shape[1]), k % shape[1]] : [k];
  }

  private element(id: number, k: number): Plain {
    return elementOf(this.pass.plan, id, k);
  }

  private values(id: number, n: number, overBatch = false): Source {
    return this.source(id, n, this.pass.plan.values[id], (of) => plainName(of), overBatch);
  }

  private gradients(id: number, n: number): Source {
    return this.source(
      id,
      n,
      this.pass.plan.gradients[id],
      (of) => nameOf({ kind: "gradient", from: "L", of }),
      false,
    );
  }

  private source(
    id: number,
    n: number,
    buffer: Float64Array,
    name: (of: Plain) => string,
    overBatch: boolean,
  ): Source {
    return (index) => {
      const k = overBatch ? index[0] : this.flat(id, index, n);
      return quantity(name(this.element(id, k)), buffer[k]);
    };
  }

  /** What the loss of one example weighs in the whole: the start of every gradient. */
  private readonly lossGradient: Source = () => reductionOf(this.pass.document).weight(this.pass.plan.batch);

  /** The element k of a tensor as example n has it; the whole tensor where k is left out. */
  private quantityOf(id: number, k: number | undefined, n: number): Quantity {
    const { perExample } = this.tensor(id);
    const example = perExample && this.pass.plan.batch > 1 ? n + 1 : undefined;
    if (k === undefined) return { kind: "plain", of: whole(this.tensor(id), [], example) };
    return { kind: "plain", of: this.element(id, perExample ? k * this.pass.plan.batch + n : k) };
  }

  private gradientOf(
    id: number,
    k: number | undefined,
    n: number,
    perExample = this.tensor(id).perExample,
  ): Quantity {
    const { of } = this.quantityOf(id, k, n) as { of: Plain };
    const example = perExample && this.pass.plan.batch > 1 ? n + 1 : undefined;
    const { base, layer, index, stage } = of;
    return { kind: "gradient", from: "L", of: plain(base, layer, index, example, stage) };
  }

  private eachQuantity(id: number, n: number): Quantity[] {
    return Array.from({ length: this.tensor(id).shape[0] }, (_, k) => this.quantityOf(id, k, n));
  }

  private reasonAt(stage: number, k: number, n: number, only?: Reason["kind"]): Reason | undefined {
    const { op, inputs } = this.producer(stage);
    const { values, batch } = this.pass.plan;
    const reason = op.reason?.(
      inputs.map((id) => values[id]),
      values[stage],
      k * batch + n,
    );
    return only === undefined || reason?.kind === only ? reason : undefined;
  }

  private ofTensor(phase: Phase, kind: BlockKind, id: number, n: number, perExample = true) {
    const { plan } = this.pass;
    const { layer, shape } = this.tensor(id);
    return {
      phase,
      kind: () => kind,
      ...(perExample && plan.batch > 1 && { example: n + 1 }),
      ...(layer !== undefined && { layer }),
      size: shape[0] ?? 1,
      quantity: (k: number) => this.quantityOf(id, k, n),
      value: (k: number) => plan.values[id][this.flat(id, [k], n)],
    };
  }

  private ofGradient(kind: BlockKind, id: number, n: number, perExample = true) {
    const { plan } = this.pass;
    return {
      ...this.ofTensor("backward", kind, id, n, perExample),
      size: plan.values[id].length / (this.tensor(id).perExample ? plan.batch : 1),
      quantity: (k: number) => this.gradientOf(id, k, n, perExample && this.tensor(id).perExample),
      value: (k: number) => plan.gradients[id][perExample ? this.flat(id, [k], n) : k],
    };
  }

  private wholeRule(
    tex: string,
    op: Op | undefined,
    inputs: readonly number[],
    output: number,
    n: number,
    of: Quantity,
  ): Whole {
    const { plan } = this.pass;
    const letters = op?.inputs ?? ["Y", "T"];
    const operands: Record<string, Operand> = {};
    inputs.forEach((id, k) => {
      operands[letters[k]] = this.operand(id, this.quantityOf(id, undefined, n), plan.values[id], n);
    });
    if (op) {
      operands.Y ??= this.operand(output, this.quantityOf(output, undefined, n), plan.values[output], n);
      operands.G = this.operand(output, this.gradientOf(output, undefined, n), plan.gradients[output], n);
    }
    return { quantity: of, shape: this.shape(output), tex, operands, settings: {} };
  }

  private operand(id: number, quantity: Quantity, buffer: Float64Array, n: number): Operand {
    const { perExample } = this.tensor(id);
    const { batch } = this.pass.plan;
    return { quantity, shape: this.shape(id), value: (k) => buffer[perExample ? k * batch + n : k] };
  }
}

/** The layer's coefficients by their letters. */
function penaltySettings(layer: LayerDocument): Record<string, number> {
  const coefficients = penaltyOf(layer);
  return Object.fromEntries(penalties.map(({ id, symbol }) => [symbol, coefficients[id]]));
}

/** A block's numbers as a buffer in the rule of another. */
const operandOf = ({ wholes: [{ quantity, shape }], value }: Block): Operand => ({ quantity, shape, value });

const termCount = (expression: Expression) => (expression.kind === "sum" ? expression.terms.length : 1);

/** Whether two ways to the same number differ by rounding at most. */
function agree(a: number, b: number): boolean {
  return (
    Object.is(a, b) || (Number.isFinite(a) && Math.abs(a - b) <= 1e-12 * Math.max(Math.abs(a), Math.abs(b)))
  );
}
