import type { Quantity } from "../names/quantity";
import type { TensorRef } from "../names/tensorRef";
import type { Shape } from "../shape";
import type { Node } from "./node";
import type { GraphOrder } from "./order";

export type { Node } from "./node";

/** A buffer of the graph. Tensors with a batch dimension have as many columns as the batch has examples. */
export interface Tensor {
  readonly id: number;
  /** What quantities call it, and what it is there for. */
  readonly ref: TensorRef;
  /** 0-based; absent for data and losses, and in programs. */
  readonly layer?: number;
  /** Without the batch: [out, in], [units], []. */
  readonly shape: Shape;
  readonly perExample: boolean;
  /** One number for all units of the layer: it has no index. */
  readonly shared: boolean;
  /** Whether an example's number says which example's it is also where there is one. */
  readonly saysExample?: boolean;
  /** No gradient arrives: a target, an index, a literal inside a formula. */
  readonly isConstant?: boolean;
}

/** A computation as operations in topological order: that of a network, or of a program. */
export interface Graph {
  readonly tensors: readonly Tensor[];
  /** All that computes the loss, in order. */
  readonly nodes: readonly Node[];
  /** Computed for the eye alone: the last activation, where the loss takes its input instead. */
  readonly shown: readonly Node[];
  /** The loss as the textbook has it, from the last activation, where `nodes` holds the fused form. */
  readonly textbookLoss?: Node;
  /** The tensor that holds the number whose gradients are taken, and which of its numbers that is, from 0. */
  readonly loss: number;
  readonly lossIndex: number;
  /** What gradients call that number, and what sentences do. */
  readonly lossName: string;
  readonly lossText: string;
  /** How its numbers are found, step by step. */
  readonly order: GraphOrder;
  /** What an update changes, in the order of their tensors. */
  readonly parameters: readonly number[];
  /** How many layers there are; none in a program. */
  readonly depth: number;
  /** Whether indices in names count from 1, or from 0 as in code. */
  readonly firstIndex: 0 | 1;
  /** Reads a quantity's canonical name; nothing where it isn't one. */
  parse(name: string): Quantity | undefined;
}

export interface LayerTensors {
  readonly weights: number;
  /** A tensor of length 0 where the layer has no bias. */
  readonly bias: number;
  /** What the layer takes in: x, or the last stage of the layer before. */
  readonly input: number;
  readonly preActivation: number;
  /** The output of each activation of the stack; the last is the layer's activation. */
  readonly stages: readonly number[];
}

/** A layered network's graph, with what is special about it. */
export interface NetworkGraph extends Graph {
  readonly layers: readonly LayerTensors[];
  readonly input: number;
  readonly target: number;
  readonly exampleLosses: number;
  readonly dataLoss: number;
  /** Absent where no layer has a penalty; the loss is then the data's. */
  readonly penalty?: number;
}
