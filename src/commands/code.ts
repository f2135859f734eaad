import { writeFileSync } from "node:fs";
import { type CodeAnswer, codeAnswer } from "../engine/claims/codeAnswer";
import { programDocument } from "../engine/document/programDocument";
import { passNumber, programOptions } from "./documents/asked";
import { command } from "./shell/command";
import { ProgramFaults, UsageError, UserError } from "./shell/errors";
import { filePath, processorTime, readInputText } from "./shell/io";

/** What programs compute, with the gradients; where any has a fault there is no answer. */
export default command({
  name: "code",
  usage: "FILE.py … [--of NAME] [--pass K] [--document OUT.json]",
  options: { ...programOptions, document: { type: "string" } },

  *run(files, values, io) {
    const pass = passNumber(values.pass);
    if (files.length === 0) throw new UsageError("code takes a file with a program");
    if (values.document !== undefined && files.length > 1)
      throw new UserError("--document takes one program");
    const sources = files.map((file) => readInputText(io, file));
    const results = sources.map((source) => codeAnswer(source, processorTime, values.of, undefined, pass));
    const faults = results.flatMap((result, k) =>
      "fault" in result
        ? [`${files[k]}:${result.fault.line}:${result.fault.column}: ${result.fault.message}`]
        : [],
    );
    if (faults.length > 0) throw new ProgramFaults(faults.join("\n"));
    if (values.document !== undefined) {
      const document = programDocument(sources[0], values.of, pass);
      writeFileSync(filePath(io, values.document), `${JSON.stringify(document, null, 2)}\n`);
    }
    const answers = results.map((result) => JSON.stringify((result as { answer: CodeAnswer }).answer));
    yield files.length === 1 ? `${answers[0]}\n` : `[${answers.join(",\n")}]\n`;
    return undefined;
  },
});
