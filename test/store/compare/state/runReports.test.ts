import { expect, it, vi } from "vitest";
import { createStore } from "zustand/vanilla";
import type { Compare, CompareRun } from "../../../../src/store/compare/state/compareState";
import { createRunReports } from "../../../../src/store/compare/state/runReports";

const run: CompareRun = { planned: { cell: 0, repeat: 0, values: [] }, key: "a", status: "waiting" };

function begin() {
  let time = 0;
  const later: (() => void)[] = [];
  const store = createStore(
    () => ({ runs: [run, run], spent: { seconds: 0, runs: 0 } }) as unknown as Compare,
  );
  const resultsShown = vi.fn();
  const reports = createRunReports(
    { now: () => time, schedule: (callback) => later.push(callback) },
    store.setState,
    resultsShown,
  );
  const wait = (milliseconds: number) => {
    time += milliseconds;
    for (const callback of later.splice(0)) callback();
  };
  return { reports, wait, resultsShown, state: store.getState, later };
}

it("shows reports of a moment together, each run as it was heard of last", () => {
  const { reports, wait, state, later, resultsShown } = begin();
  reports.show(0, { status: "running", epoch: 1 });
  reports.show(0, { epoch: 2 });
  reports.show(1, { status: "running", epoch: 7 });
  expect(later).toHaveLength(1);
  expect(state().runs).toEqual([run, run]);
  wait(100);
  expect(state().runs).toMatchObject([
    { status: "running", epoch: 2 },
    { status: "running", epoch: 7 },
  ]);
  expect(resultsShown).not.toHaveBeenCalled();
  reports.show(0, { status: "done", result: {} as CompareRun["result"] });
  wait(100);
  expect(resultsShown).toHaveBeenCalledTimes(1);
});

it("counts the time between start and rest, whatever is shown meanwhile", () => {
  const { reports, wait, state } = begin();
  wait(1000);
  reports.startClock();
  reports.show(0, { epoch: 1 });
  wait(2000);
  reports.show(0, { epoch: 2 });
  wait(3000);
  expect(state().spent.seconds).toBe(5);
  reports.rest();
  reports.show(0, { epoch: 3 });
  wait(4000);
  expect(state().spent.seconds).toBe(5);
});

it("shows nothing of a sweep that was left", () => {
  const { reports, wait, state } = begin();
  reports.startClock();
  reports.show(0, { epoch: 1 });
  reports.drop();
  wait(1000);
  expect([state().runs, state().spent.seconds]).toEqual([[run, run], 0]);
});
