import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { takeCommands } from "../../../src/worker/line/takeCommands";

let said: unknown[] = [];
let worker: { onmessage?: (event: { data: string }) => void; postMessage(sign: unknown): void };

beforeEach(() => {
  vi.useFakeTimers();
  said = [];
  worker = { postMessage: (sign) => said.push(sign) };
  vi.stubGlobal("self", worker);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A worker whose lock comes when the test grants it. */
function start(locks?: { request(name: string, held: () => unknown): Promise<unknown> }) {
  vi.stubGlobal("navigator", { locks });
  takeCommands((command: string) => void said.push(command));
  worker.onmessage?.({ data: "one" });
}

it("begins on nothing before it holds its lock, and loses nothing that came before", () => {
  let grant: () => unknown = () => undefined;
  start({
    request: (_name, held) => {
      grant = held;
      return new Promise(() => undefined);
    },
  });
  worker.onmessage?.({ data: "two" });
  expect(said).toEqual([]);
  grant();
  worker.onmessage?.({ data: "three" });
  expect(said).toEqual([{ kind: "alive", lock: expect.stringMatching(/^worker /) }, "one", "two", "three"]);
});

it("says what it begins on where it has no lock, is refused one, or waits too long for it", async () => {
  const without = [{ kind: "alive" }, { kind: "begun" }, "one"];
  start();
  await vi.advanceTimersByTimeAsync(0);
  expect(said.splice(0)).toEqual(without);
  start({ request: () => Promise.reject(new Error("no")) });
  await vi.advanceTimersByTimeAsync(0);
  expect(said.splice(0)).toEqual(without);
  let grant: () => unknown = () => undefined;
  start({
    request: (_name, held) => {
      grant = held;
      return new Promise(() => undefined);
    },
  });
  await vi.advanceTimersByTimeAsync(300);
  expect(said.splice(0)).toEqual(without);
  grant();
  worker.onmessage?.({ data: "two" });
  expect(said).toEqual([{ kind: "alive", lock: expect.any(String) }, "two"]);
});
