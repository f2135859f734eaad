import brainjs from "brain.js";
import { type Library, learningRate, type Network, repeated } from "./library";
import { createOrder, gridPoints } from "./order";

function build({ sizes, activation }: Network) {
  const net = new brainjs.NeuralNetwork({ activation });
  net.sizes = [...sizes];
  net.initialize();
  net.trainOpts.learningRate = learningRate;
  net.trainOpts.momentum = 0;
  return net;
}

export const brain: Library = {
  name: "brain.js",

  train(network, { count, inputs, targets }) {
    const net = build(network);
    const features = inputs.length / count;
    const outputs = targets.length / count;
    const next = createOrder(count);
    const pattern = { input: new Float32Array(features), output: new Float32Array(outputs) };
    return (examples) => {
      for (let k = 0; k < examples; k++) {
        const n = next();
        for (let i = 0; i < features; i++) pattern.input[i] = inputs[n * features + i];
        for (let i = 0; i < outputs; i++) pattern.output[i] = targets[n * outputs + i];
        net.trainPattern(pattern);
      }
    };
  },

  grid(network, columns, rows) {
    const net = build(network);
    const points = gridPoints(columns, rows);
    const input = new Float32Array(2);
    const outputs = network.sizes[network.sizes.length - 1];
    const map = new Float64Array(outputs * columns * rows);
    return repeated(() => {
      for (let n = 0; n < columns * rows; n++) {
        input[0] = points[2 * n];
        input[1] = points[2 * n + 1];
        const output = net.runInput(input);
        for (let k = 0; k < outputs; k++) map[n * outputs + k] = output[k];
      }
    });
  },

  pass(network) {
    const net = build(network);
    const input = new Float32Array(network.sizes[0]).fill(0.3);
    const target = new Float32Array(network.sizes[network.sizes.length - 1]);
    target[0] = 1;
    return (times) => {
      for (let k = 0; k < times; k++) {
        net.runInput(input);
        net.calculateDeltas(target);
        net.adjustWeights();
      }
    };
  },
};
