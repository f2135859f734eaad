import { expect, it } from "vitest";
import { createCommandQueue } from "../../../src/worker/line/commandQueue";

it("sends one command at a time, and of those that wait the newest", () => {
  const sent: number[] = [];
  const queue = createCommandQueue<number>((command) => sent.push(command));
  for (const command of [1, 2, 3]) queue.add(command);
  expect(sent).toEqual([1]);
  queue.next();
  expect(sent).toEqual([1, 3]);
  queue.next();
  queue.add(4);
  expect(sent).toEqual([1, 3, 4]);
});

it("joins what waits with what comes", () => {
  const sent: string[] = [];
  const queue = createCommandQueue<string>(
    (command) => sent.push(command),
    (waiting, command) => (waiting ?? "") + command,
  );
  for (const command of ["a", "b", "c"]) queue.add(command);
  queue.next();
  expect(sent).toEqual(["a", "bc"]);
});

it("sends nothing of what it was to forget", () => {
  const sent: number[] = [];
  const queue = createCommandQueue<number>((command) => sent.push(command));
  queue.add(1);
  queue.add(2);
  queue.clear();
  expect([queue.underWay, queue.waiting]).toEqual([undefined, undefined]);
  queue.next();
  expect(sent).toEqual([1]);
});
