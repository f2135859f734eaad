import type { TensorRef } from "../names/quantity";
import type { Op } from "../ops/op";
import type { Shape } from "../shape";

/** A buffer of the graph. Tensors with a batch dimension have as many columns as the batch has examples. */
export interface Tensor {
  readonly id: number;
  /** What quantities call it, and what it is there for. */
  readonly ref: TensorRef;
  /** 0-based; absent for data and losses. */
  readonly layer?: number;
  /** Without the batch: [out, in], [units], []. */
  readonly shape: Shape;
  readonly perExample: boolean;
  /** One number for all units of the layer: it has no index. */
  readonly shared: boolean;
}

/** One operation between tensors, given by their ids. */
export interface Node {
  readonly op: Op;
  readonly inputs: readonly number[];
  readonly output: number;
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

/** The network as operations in topological order. */
export interface Graph {
  readonly tensors: readonly Tensor[];
  /** All that computes the loss, in order. */
  readonly nodes: readonly Node[];
  /** Computed for the eye alone: the last activation, where the loss takes its input instead. */
  readonly shown: readonly Node[];
  /** The loss as the textbook has it, from the last activation, where `nodes` holds the fused form. */
  readonly textbookLoss?: Node;
  readonly layers: readonly LayerTensors[];
  readonly input: number;
  readonly target: number;
  readonly exampleLosses: number;
  readonly dataLoss: number;
  /** Absent where no layer has a penalty; the loss is then the data's. */
  readonly penalty?: number;
  readonly loss: number;
}
