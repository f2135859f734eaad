import { beforeEach, describe, expect, it } from "vitest";
import type { Command, Report } from "../../src/worker/protocol/protocol";
import { createRecoveringLine, type MoveCommand } from "../../src/worker/recoveringLine";
import { classic } from "../documents";
import { HeldWorker } from "./line/heldWorker";

const latest = () => HeldWorker.latest();
const kinds = () => latest().inbox.map((command) => (command as Command).kind);

beforeEach(() => {
  HeldWorker.all.length = 0;
});

const open = (id: number): Command => ({ kind: "open", id, document: classic, size: "unit", at: 0 });
const step = (id: number): Command => ({ kind: "step", id, index: 1, ready: [], shown: false });
const move = (id: number): MoveCommand => ({ kind: "move", id, changes: [], index: 0 });
const question = (id: number) =>
  ({ kind: "ask", id, question: { about: "paths", weight: "W1[1,1]" }, moved: false }) as const;

/** A line whose page has opened something, with 100 as the first number of what is done again. */
function line() {
  const answered: number[] = [];
  const heard: string[] = [];
  const gaveUp: (readonly [string, boolean])[] = [];
  let next = 100;
  const made = createRecoveringLine(() => new HeldWorker() as unknown as Worker, {
    again: (moving) => [open(next++), ...(moving ? [{ ...moving, id: next++ }] : [])],
    answered: ({ id }) => answered.push(id),
    heard: ({ kind }) => heard.push(kind),
    gaveUp: (...why) => gaveUp.push(why),
    framed: () => undefined,
    changesBetween: () => [],
  });
  return { made, answered, heard, gaveUp };
}

const answer = (id: number, kind: Report["kind"] = "step") => latest().say({ kind, id });

describe("a line to a worker that may die", () => {
  it("does again what has been done, and then asks what isn't answered", () => {
    const { made, answered } = line();
    made.command(open(1));
    answer(1, "opened");
    made.command(move(2));
    made.ask(question(3));
    latest().die();
    expect(HeldWorker.all).toHaveLength(2);
    expect(kinds()).toEqual(["open"]);
    answer(100, "opened");
    expect(kinds()).toEqual(["open", "move"]);
    answer(101, "moved");
    expect(kinds()).toEqual(["open", "move", "ask"]);
    expect(answered).toEqual([1, 100, 101]);
  });

  it("is quiet where a worker dies that owes nothing, and goes on with the next command", () => {
    const { made, gaveUp } = line();
    made.command(open(1));
    answer(1, "opened");
    for (let death = 0; death < 5; death++) latest().die();
    expect([HeldWorker.all.length, gaveUp.length, made.isOpen()]).toEqual([1, 0, false]);
    made.command(step(2));
    expect(kinds()).toEqual(["open"]);
    answer(100, "opened");
    expect(kinds()).toEqual(["open", "step"]);
  });

  it("gives up where a worker dies of the same again, and forgets what it owed", () => {
    const { made, gaveUp } = line();
    made.command(open(1));
    made.ask(question(2));
    latest().die("no memory");
    latest().die("no memory");
    expect(gaveUp).toEqual([["no memory", false]]);
    expect([made.underWay, made.waiting, made.isOpen()]).toEqual([undefined, undefined, false]);
    made.open();
    expect(latest().inbox).toEqual([]);
  });

  it("passes on no answer that a newer document has overtaken; what is heard beside it comes all the same", () => {
    const { made, answered, heard } = line();
    made.command(open(1));
    made.command(open(2));
    answer(7, "answer");
    answer(7, "beside");
    answer(7, "outdated");
    answer(1, "opened");
    answer(2, "opened");
    expect(answered).toEqual([2]);
    expect(heard).toEqual(["answer", "beside"]);
  });

  it("sends a whole document to each worker, and of the next one what differs", () => {
    const { made } = line();
    made.command(open(1));
    answer(1, "opened");
    made.command(open(2));
    expect(latest().inbox.map((command) => "document" in (command as Command))).toEqual([true, false]);
    latest().die();
    expect(latest().inbox.map((command) => "document" in (command as Command))).toEqual([true]);
  });
});
