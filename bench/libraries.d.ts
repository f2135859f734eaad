// The libraries are installed by `npm run bench` only, and the type check must not need them: to it they are untyped.
declare module "@tensorflow/tfjs";
declare module "@tensorflow/tfjs-backend-wasm";
declare module "brain.js";
declare module "convnetjs";
