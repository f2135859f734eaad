import { expect, test, vi } from "vitest";
import { shortNumber } from "../../../../src/engine/math/format";
import type { Paths } from "../../../../src/engine/studies/paths";
import PathList from "../../../../src/views/step/explanation/PathList";
import { classic } from "../../../documents";
import { openStill } from "../../openStill";

const listed = [
  { example: 1, factors: [{ quantity: "x[1]", value: 0.5 }], value: 0.5 },
  { example: 1, factors: [{ quantity: "x[2]", value: -0.25 }], value: -0.25 },
];

/** What stands below the paths, each by its name. */
async function rowsOf(paths: Omit<Paths, "listed">): Promise<Record<string, string>> {
  const weight = "W1[1,1]";
  const { stores, container } = await openStill(<PathList weight={weight} />, {});
  stores.workbench.getState().open(classic);
  const answer = { question: { about: "paths", weight }, answer: { listed, ...paths } };
  stores.workbench.setState({ answers: { paths: answer } as never });
  const rows = await vi.waitFor(() => {
    const terms = [...container.querySelectorAll("dt")];
    expect(terms.length).toBeGreaterThan(0);
    return terms;
  });
  expect(container.querySelectorAll("li")).toHaveLength(listed.length);
  return Object.fromEntries(
    rows.map(({ textContent, nextElementSibling }) => [textContent, nextElementSibling?.textContent ?? ""]),
  );
}

test("the paths that aren't listed are counted and added up, so that all make the gradient", async () => {
  expect(await rowsOf({ count: 12, rest: 0.125, penalty: 0, total: 0.375 })).toEqual({
    "10 smaller paths together": "0.125",
    "sum, the gradient": "0.375",
  });
});

test("one alone is one path", async () => {
  expect(await rowsOf({ count: 3, rest: -0.125, penalty: 0, total: 0.125 })).toEqual({
    "1 smaller path": shortNumber(-0.125),
    "sum, the gradient": "0.125",
  });
});

test("where all are listed nothing is said of others; a penalty has its part", async () => {
  expect(await rowsOf({ count: 2, rest: 0, penalty: 0.5, total: 0.75 })).toEqual({
    "the penalty's part": "0.5",
    "sum, the gradient": "0.75",
  });
});
