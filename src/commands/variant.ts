import { faultText } from "../engine/document/fault";
import { longestId } from "../engine/document/parts/drawnNumbers";
import { documentIn } from "../engine/document/reading/exerciseFile";
import { readAnyDocument } from "../engine/document/reading/read";
import { brokenWords } from "../engine/sheets/brokenWords";
import { createDrawer } from "../engine/sheets/drawer";
import { isPleasant } from "../engine/sheets/rules";
import { command } from "./shell/command";
import { UsageError, UserError } from "./shell/errors";
import { processorTime, readInputText } from "./shell/io";

/** A student's sheet as a document: the same for the same id. What its numbers don't keep goes to standard error. */
export default command({
  name: "variant",
  usage: "SHEET ID",
  options: {},

  *run([file, id, ...rest], _values, io) {
    if (file === undefined || id === undefined || rest.length > 0)
      throw new UsageError("variant takes a sheet and a student's id");
    let json: unknown;
    try {
      json = JSON.parse(readInputText(io, file));
    } catch (error) {
      if (error instanceof UserError) throw error;
      throw new UserError(`can't read ${file} as JSON: ${error instanceof Error ? error.message : error}`);
    }
    const { document, faults } = readAnyDocument(documentIn(json));
    if (!document) throw new UserError(`${file}: ${(faults ?? []).map(faultText).join("; ")}`);
    if (id.trim() === "" || id.trim().length > longestId)
      throw new UserError(`an id has 1 to ${longestId} characters, but this is “${id.slice(0, longestId)}”`);
    const drawer = createDrawer(document, processorTime);
    if ("fault" in drawer) throw new UserError(`${file}: ${drawer.fault}`);
    const drawn = drawer.draw(id);
    if ("fault" in drawn) throw new UserError(`${file}: ${drawn.fault}`);
    if (!isPleasant(drawn.broken)) io.stderr.write(`${brokenWords(drawn.broken)}\n`);
    yield `${JSON.stringify(drawn.document, null, 2)}\n`;
    return undefined;
  },
});
