// brain.js loads gpu.js when it is imported but only its GPU networks use it; the benchmark trains the plain-JavaScript ones.
// Leaving the real package out keeps a native OpenGL build out of the installation.
class GPU {
  constructor() {
    throw new Error("gpu.js is left out of this benchmark; use brain.NeuralNetwork");
  }
}
module.exports = GPU;
module.exports.GPU = GPU;
