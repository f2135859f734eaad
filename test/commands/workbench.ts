import { Writable } from "node:stream";
import { main } from "../../src/commands/main";

/**
 * What the command line answers, in this very process.
 * @param input is what stands in standard input
 * @param folder is where the user stands
 */
export async function workbench(words: readonly string[], { input = "", folder = "." } = {}) {
  const [stdout, stderr] = [collector(), collector()];
  const status = await main(words, { input: () => input, ...{ stdout, stderr, folder } });
  const text = stdout.text();
  return { status, stdout: text, stderr: stderr.text(), json: () => JSON.parse(text) };
}

function collector() {
  const pieces: string[] = [];
  const stream = new Writable({
    decodeStrings: false,
    write(piece, _encoding, done) {
      pieces.push(piece);
      done();
    },
  });
  return Object.assign(stream, { text: () => pieces.join("") });
}
