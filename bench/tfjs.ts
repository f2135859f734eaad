import tf from "@tensorflow/tfjs";
import "@tensorflow/tfjs-backend-wasm";
import { type Library, learningRate, type Network, repeated } from "./library";
import { createOrder, gridPoints } from "./order";

/** A tensor; the library is untyped here. */
type Tensor = ReturnType<typeof tf.tensor2d>;

function build({ sizes, activation, loss }: Network) {
  const layers = sizes.slice(1).map((units, l) => ({
    weights: tf.variable(tf.randomNormal([sizes[l], units], 0, 1 / Math.sqrt(sizes[l]))),
    bias: tf.variable(tf.zeros([units])),
  }));
  const predict = (X: Tensor): Tensor =>
    layers.reduce((input, { weights, bias }, l) => {
      const Z = tf.add(tf.matMul(input, weights), bias);
      return l < layers.length - 1 || loss === "halfSquaredError" ? tf[activation](Z) : Z;
    }, X);
  const lossOf = (X: Tensor, T: Tensor): Tensor =>
    loss === "softmaxCrossEntropy"
      ? tf.losses.softmaxCrossEntropy(T, predict(X))
      : tf.mul(0.5, tf.sum(tf.square(tf.sub(predict(X), T))));
  const variables = layers.flatMap(({ weights, bias }) => [weights, bias]);
  return { predict, lossOf, variables };
}

/** @param backend of TensorFlow.js: "cpu" is plain JavaScript, "wasm" has SIMD and, in Node, one thread */
export function tensorflow(backend: "cpu" | "wasm"): Library {
  return {
    name: `tfjs ${backend}`,

    async use() {
      tf.enableProdMode(); // without its own checks
      await tf.setBackend(backend);
    },

    train(network, { count, inputs, targets }, minibatch) {
      const { lossOf, variables } = build(network);
      const optimizer = tf.train.sgd(learningRate);
      const next = createOrder(count);
      return (examples) => {
        for (let k = 0; k < examples; k += minibatch) {
          const rows = Array.from({ length: minibatch }, next);
          tf.tidy(() => {
            const [X, T] = [gather(inputs, count, rows), gather(targets, count, rows)];
            optimizer.minimize(() => lossOf(X, T), false, variables);
          });
        }
      };
    },

    grid(network, columns, rows) {
      const { predict } = build(network);
      const X = tf.tensor2d(gridPoints(columns, rows), [columns * rows, 2]);
      return repeated(() => {
        tf.tidy(() => predict(X).dataSync());
      });
    },

    pass(network) {
      const { lossOf, variables } = build(network);
      const outputs = network.sizes[network.sizes.length - 1];
      const X = tf.fill([1, network.sizes[0]], 0.3);
      const T = tf.oneHot(tf.tensor1d([0], "int32"), outputs).toFloat();
      return (times) => {
        for (let k = 0; k < times; k++) tf.tidy(() => tf.variableGrads(() => lossOf(X, T), variables));
      };
    },
  };
}

/** Some rows as a tensor: quicker here than `tf.gather` and, on a whole data set, than `tf.slice`. */
function gather(data: Float32Array | Float64Array, count: number, rows: readonly number[]): Tensor {
  const width = data.length / count;
  const taken = new Float32Array(rows.length * width);
  rows.forEach((row, k) => {
    taken.set(data.subarray(row * width, (row + 1) * width), k * width);
  });
  return tf.tensor2d(taken, [rows.length, width]);
}
