import { createMarking, isHandInText, isScheme } from "../../../../store/classroom/marking";
import { createHomework } from "../../../../store/homework/createHomework";
import { handInFiles } from "../../../step/looks/answers/marking/handInFiles";
import { type Brought, type BroughtKind, endingOf, notOpened } from "../opening/brought";
import { wayBack } from "../opening/wayBack";

/** What students handed in, and its points: marked by the sheet that is open. */
export const handIns: BroughtKind = {
  what: "hand-ins",
  is: (brought) => isOne(brought) || areSeveral(brought),
  async take(brought, stores) {
    const { document, program } = stores.workbench.getState();
    if (!document && !program)
      return notOpened(brought, "hand-ins are marked by their sheet: open that first");
    if (stores.get(createHomework).getState().practising)
      return notOpened(
        brought,
        "hand-ins are marked where the numbers aren’t hidden; press “Show all numbers” in Answers first",
      );
    const before = stores.get(createMarking).getState();
    const back = wayBack(stores);
    const added =
      brought.files.length > 0
        ? await handInFiles(brought.files)
        : [{ name: "pasted.json", text: brought.text ?? "" }];
    stores.workbench.setState({ view: "step", look: "Answers", panel: "graph" });
    before.add(added);
    const count = added.filter((file) => !isScheme(file)).length;
    const what = count === 0 ? "The points are" : count === 1 ? "The hand-in is" : `${count} hand-ins are`;
    return {
      done: `${what} in Answers, where the sheet that is open marks.`,
      undo() {
        before.clear();
        if (before.files.length > 0 || before.scheme)
          before.add([...before.files, ...(before.scheme ? [before.scheme] : [])]);
        back();
      },
    };
  },
};

const isOne = ({ text, isWhole, files, ...rest }: Brought): boolean => {
  if (text === undefined || !isWhole) return false;
  if (isHandInText(text) || isScheme({ name: "", text })) return true;
  return /^(?:txt|md)$/.test(endingOf({ text, isWhole, files, ...rest })) && isAnswers(text);
};

/** Several texts at once are a class's. */
const areSeveral = ({ files }: Brought): boolean =>
  files.length > 1 && files.every(({ name }) => /\.(?:json|txt|md)$/i.test(name));

/** `w5 = 0.36` on most lines. */
function isAnswers(text: string): boolean {
  const lines = text.split("\n").filter((line) => /\S/.test(line));
  return lines.filter((line) => /^[^=]+=\s*[-−+]?\d*[.,]?\d+\s*$/.test(line)).length > lines.length / 2;
}
