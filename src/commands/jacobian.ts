import { programDocument } from "../engine/document/programDocument";
import { jsonNumber } from "../engine/math/jsonNumber";
import { jacobianOf } from "../engine/studies/jacobian";
import { command } from "./shell/command";
import { ProgramFaults, UsageError } from "./shell/errors";
import { processorTime, readInputText } from "./shell/io";

/** How each number of an array of a program changes with each of another. */
export default command({
  name: "jacobian",
  usage: "FILE.py --of NAME --by NAME",
  options: { of: { type: "string" }, by: { type: "string" } },

  *run([file, ...rest], { of, by }, io) {
    if (file === undefined || rest.length > 0 || of === undefined || by === undefined)
      throw new UsageError("jacobian takes one file with a program, and --of and --by with names");
    const found = jacobianOf(programDocument(readInputText(io, file)), of, by, processorTime);
    if ("fault" in found) {
      const { line, column, message } = found.fault;
      throw new ProgramFaults(`${file}:${line}:${column}: ${message}`);
    }
    const { values, ...numbers } = found.jacobian;
    yield `${JSON.stringify({ ...numbers, values: values.map((row) => Array.from(row, jsonNumber)) })}\n`;
    return undefined;
  },
});
