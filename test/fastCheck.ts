import fc from "fast-check";

// The same cases in every run, so that a change is blamed for its own faults alone; `npm run trials -- properties` draws others.
fc.configureGlobal({ seed: Number(globalThis.process?.env?.SEED ?? 1) });

export default fc;
