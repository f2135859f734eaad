import { afterAll, afterEach, beforeAll } from "vitest";
import { cleanup } from "vitest-browser-react";

// The component tests' files run one after the other in the same page, whose modules are loaded once: what one of them shows,
// or computes in the background, mustn't be there for the next.
const { Worker: Original } = window;
const workers: Worker[] = [];

beforeAll(() => {
  window.Worker = class extends Original {
    constructor(...given: ConstructorParameters<typeof Worker>) {
      super(...given);
      workers.push(this);
    }
  };
});
afterEach(async () => {
  await cleanup();
  for (const worker of workers.splice(0)) worker.terminate();
  document.body.replaceChildren();
});
afterAll(() => {
  window.Worker = Original;
});
