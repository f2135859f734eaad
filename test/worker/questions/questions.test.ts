import { describe, expect, it } from "vitest";
import { runPass } from "../../../src/engine/pass/pass";
import type { AnswerReport, Question, Report } from "../../../src/worker/protocol/protocol";
import { createQuestions } from "../../../src/worker/questions/questions";
import { classic, like } from "../../documents";

/** A clock by which everything takes no time. */
const standing = () => 0;

/** A clock by which each look at it, and so each piece of work, takes so long, in milliseconds. */
function ticking(each: number): () => number {
  let now = 0;
  return () => {
    now += each;
    return now;
  };
}

/** Takes a question's reports. */
async function ask(question: Question, document = classic, clock = standing): Promise<AnswerReport[]> {
  const reports: Report[] = [];
  await createQuestions((report) => reports.push(report), clock)(1, question, runPass(document));
  return reports as AnswerReport[];
}

const zeros = (units: number, inputs: number) => Array.from({ length: units }, () => Array(inputs).fill(0.1));
const large = like({
  inputs: 8,
  layers: [
    { units: 32, activation: "tanh", biasMode: "perUnit", weights: zeros(32, 8), bias: Array(32).fill(0) },
    { units: 16, activation: "tanh", biasMode: "perUnit", weights: zeros(16, 32), bias: Array(16).fill(0) },
  ],
  batch: { inputs: [Array(8).fill(0.5)], targets: [Array(16).fill(1)] },
});

describe("questions", () => {
  it.each([
    [{ about: "paths", weight: "W1[1,1]" }, "count"],
    [{ about: "along", parameter: "b2" }, "losses"],
    [{ about: "contours", parameters: ["W1[1,1]", "b2"] }, "losses"],
    [{ about: "check", method: "central", step: 1e-5 }, "entries"],
    [{ about: "sweep", entry: "dL/db1" }, "errors"],
    [{ about: "updates", until: 3 }, "losses"],
    [{ about: "forwardAgain" }, "losses"],
    [{ about: "answers", pasted: "h1 = 0.59", reading: {}, typed: { L: "0,2984" } }, "diagnoses"],
  ] as const satisfies readonly (readonly [Question, string])[])(
    "%j is answered as a whole",
    async (question, field) => {
      const [report, ...others] = await ask(question);
      expect(others).toEqual([]);
      expect(report).toMatchObject({ kind: "answer", id: 1, about: question.about, share: 1, question });
      expect(report.answer).toHaveProperty(field);
    },
  );

  it("a check with a bug has its gradients, and says which bugs there are here", async () => {
    const [{ answer }] = (await ask({ about: "check", method: "central", step: 1e-5, bug: "wrongSign" })) as [
      AnswerReport<"check">,
    ];
    expect(answer?.largest).toBeCloseTo(2, 6);
    expect(answer?.updatesChanged).toBe(10);
    const ids = answer?.bugs.map(({ id }) => id);
    expect(ids).toContain("missingSlope");
    expect(ids).not.toContain("wrongFactor.examples");
  });

  it("an update the wrong way round passes the check, and is said to change the updates", async () => {
    const [{ answer }] = (await ask({ about: "check", method: "central", step: 1e-5, bug: "uphill" })) as [
      AnswerReport<"check">,
    ];
    expect(answer?.largest).toBeLessThan(1e-6);
    expect(answer?.updatesChanged).toBe(10);
  });

  it("answers that are typed count before pasted ones, and what can't be read is said", async () => {
    const [{ answer }] = (await ask({
      about: "answers",
      pasted: "h1 = 0.1\nfoo = 2\nw5 = 1,234",
      reading: {},
      typed: { "a1[1]": "0,5933", "a1[2]": "x", L: " " },
    })) as [AnswerReport<"answers">];
    expect(answer?.answers.map(({ quantity, verdict }) => `${quantity} ${verdict}`)).toEqual(["a1[1] right"]);
    expect(answer?.faults.map(({ line }) => line)).toEqual([2]);
    expect(answer?.questions.map(({ line }) => line)).toEqual([3]);
    expect(Object.keys(answer?.unread ?? {})).toEqual(["a1[2]"]);
    expect(answer?.pastedNumbers).toEqual({ "a1[1]": "0.1" });
  });

  it("a newer one of the same kind overtakes one that takes long", async () => {
    const reports: AnswerReport[] = [];
    const ask = createQuestions((report) => reports.push(report as AnswerReport), ticking(5));
    const start = (id: number) => ask(id, { about: "check", method: "central", step: 1e-5 }, runPass(large));
    await Promise.all([start(1), start(2)]);
    expect(reports.filter(({ id }) => id === 1)).toEqual([]);
    expect(reports.filter(({ share }) => share === 1).map(({ id }) => id)).toEqual([2]);
  });

  it("one that takes long tells how far it is", async () => {
    const reports = await ask({ about: "sweep" }, large, ticking(50));
    const shares = reports.map(({ share }) => share);
    expect(shares.length).toBeGreaterThan(2);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(reports.slice(0, -1).every(({ answer }) => answer === undefined)).toBe(true);
    expect(reports.at(-1)?.answer).toBeDefined();
  });

  it("one that is done soon tells only what it has found", async () => {
    const reports = await ask({ about: "sweep" }, classic, ticking(0.01));
    expect(reports.map(({ share }) => share)).toEqual([1]);
  });

  it("one about what the network no longer has is said to be outdated", async () => {
    expect(await ask({ about: "along", parameter: "W3[1,1]" })).toEqual([{ kind: "outdated", id: 1 }]);
  });
});
