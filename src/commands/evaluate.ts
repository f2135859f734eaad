import { codeAnswer } from "../engine/claims/codeAnswer";
import { evaluationAnswer } from "../engine/pass/cliJson";
import { runPass } from "../engine/pass/pass";
import { firstNonFinite } from "../engine/steps/nonFinite";
import { documentCommand } from "./documents/documentCommand";
import { UserError } from "./shell/errors";
import { processorTime } from "./shell/io";

/** Values, loss and all gradients. */
export default documentCommand({
  name: "evaluate",
  usage: "FILE",
  options: {},
  settings: () => undefined,

  *network(document) {
    const pass = runPass(document);
    yield JSON.stringify(evaluationAnswer(pass.plan));
    return firstNonFinite(pass);
  },

  *program({ document }) {
    const result = codeAnswer(document.program, processorTime, document.of, undefined, document.pass);
    if ("fault" in result) throw new UserError(result.fault.message);
    yield JSON.stringify(result.answer);
    return undefined;
  },
});
