import { hasNumber } from "../../engine/document/naming/hasNumber";
import { runWrongPass } from "../../engine/homework/causes/wrongPass";
import { bugs } from "../../engine/mistakes";
import { parseQuantity } from "../../engine/names/canonicalName";
import type { Plain } from "../../engine/names/tensorRef";
import type { Pass } from "../../engine/pass/pass";
import { batchNumbers } from "../../engine/studies/batchNumbers";
import { checking } from "../../engine/studies/check";
import { contourMap } from "../../engine/studies/contourMap";
import { lossCurve } from "../../engine/studies/lossCurve";
import { pathsOf } from "../../engine/studies/paths";
import { sweep } from "../../engine/studies/sweep";
import { runUpdates } from "../../engine/studies/updateRun";
import type { OfPrograms } from "../protocol/asked";
import { type Answers, Outdated } from "./answers";
import { judgeAnswers } from "./judgeAnswers";

/** What can be asked about a network. */
export const networkAnswers: Omit<Required<Answers<Pass>>, OfPrograms> = {
  *paths(pass, { weight }) {
    yield 0;
    return pathsOf(pass, requirePlain(pass, weight));
  },
  batch: (pass, { size }) => batchNumbers(pass, size),
  along: (pass, { parameter, ...options }) => lossCurve(pass, requirePlain(pass, parameter), options),
  contours: (pass, { parameters: [first, second], ...options }) =>
    contourMap(pass, [requirePlain(pass, first), requirePlain(pass, second)], options),
  *check(pass, { method, step, bug }) {
    const { document } = pass;
    const wrong = passWith(pass, bug);
    const check = yield* checking(document, method, step, wrong.plan.gradients);
    return {
      ...check,
      bugs: bugs
        .filter(({ applies }) => applies(document))
        .map(({ id, label, words }) => ({ id, label, words })),
      updatesChanged: wrong.updated.filter((value, k) => !Object.is(value, pass.updated[k])).length,
    };
  },
  sweep: (pass, { entry, bug }) => sweep(pass, entry, passWith(pass, bug).plan.gradients),
  *updates({ document }, { until }) {
    return { ...(yield* runUpdates(document, until)), document };
  },
  *forwardAgain({ document }) {
    return { ...(yield* runUpdates(document, 1)), document };
  },
  answers: judgeAnswers,
};

function requirePlain({ document }: Pass, name: string): Plain {
  const quantity = parseQuantity(name);
  if (quantity?.kind !== "plain" || !hasNumber(quantity.of, document)) throw new Outdated(name);
  return quantity.of;
}

/** The pass with the gradients that a bug gives; a bug that the network has no place for changes nothing. */
function passWith(pass: Pass, id: string | undefined): Pass {
  const bug = bugs.find((candidate) => candidate.id === id);
  return bug?.applies(pass.document) ? runWrongPass(pass.document, bug) : pass;
}
