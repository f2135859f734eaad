import convnetjs from "convnetjs";
import { type Library, learningRate, type Network, repeated } from "./library";
import { createOrder, gridPoints } from "./order";

/** `makeLayers` can't end a network of half squared error in an activation, so the layers are put together here. */
function build({ sizes, activation, loss }: Network) {
  const Activation = {
    tanh: convnetjs.TanhLayer,
    relu: convnetjs.ReluLayer,
    sigmoid: convnetjs.SigmoidLayer,
  }[activation];
  const net = new convnetjs.Net();
  const flat = (units: number) => ({ in_sx: 1, in_sy: 1, in_depth: units });
  net.layers = [new convnetjs.InputLayer({ out_sx: 1, out_sy: 1, out_depth: sizes[0] })];
  sizes.slice(1).forEach((units, l) => {
    net.layers.push(new convnetjs.FullyConnLayer({ num_neurons: units, ...flat(sizes[l]) }));
    if (l < sizes.length - 2 || loss === "halfSquaredError") net.layers.push(new Activation(flat(units)));
  });
  const Loss = loss === "softmaxCrossEntropy" ? convnetjs.SoftmaxLayer : convnetjs.RegressionLayer;
  net.layers.push(new Loss(flat(sizes[sizes.length - 1])));
  return net;
}

export const convnet: Library = {
  name: "ConvNetJS",

  train(network, { count, inputs, targets }, minibatch) {
    const net = build(network);
    const trainer = new convnetjs.SGDTrainer(net, {
      learning_rate: learningRate,
      momentum: 0,
      batch_size: minibatch,
    });
    const features = inputs.length / count;
    const outputs = targets.length / count;
    const labels = Array.from({ length: count }, (_, n) => targets.indexOf(1, n * outputs) - n * outputs);
    const next = createOrder(count);
    const vol = new convnetjs.Vol(1, 1, features, 0);
    return (examples) => {
      for (let k = 0; k < examples; k++) {
        const n = next();
        for (let i = 0; i < features; i++) vol.w[i] = inputs[n * features + i];
        trainer.train(vol, labels[n]);
      }
    };
  },

  grid(network, columns, rows) {
    const net = build(network);
    const points = gridPoints(columns, rows);
    const vol = new convnetjs.Vol(1, 1, 2, 0);
    const outputs = network.sizes[network.sizes.length - 1];
    const map = new Float64Array(outputs * columns * rows);
    return repeated(() => {
      for (let n = 0; n < columns * rows; n++) {
        vol.w[0] = points[2 * n];
        vol.w[1] = points[2 * n + 1];
        const { w } = net.forward(vol);
        for (let k = 0; k < outputs; k++) map[n * outputs + k] = w[k];
      }
    });
  },

  pass(network) {
    const net = build(network);
    const vol = new convnetjs.Vol(1, 1, network.sizes[0], 0.3);
    const target = new Float64Array(network.sizes[network.sizes.length - 1]);
    target[0] = 1;
    return (times) => {
      for (let k = 0; k < times; k++) {
        net.forward(vol);
        net.backward(target);
      }
    };
  },
};
