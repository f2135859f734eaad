import { readTableText } from "../../../../engine/import/table/readSource";
import { readAsSource } from "../../../train/import/readAsSource";
import { createPlaneView } from "../../../train/parts/planeView";
import { type Brought, type BroughtKind, endingOf, notOpened } from "../opening/brought";
import { wayBack } from "../opening/wayBack";

/** A table of points: Train's import looks through it. */
export const table: BroughtKind = {
  what: "a table",
  is: (brought) =>
    brought.files.length < 2 &&
    (tables.test(endingOf(brought)) || (brought.text !== undefined && isTable(brought))),
  async take(brought, stores) {
    const [file] = brought.files;
    const opened = file ? await readAsSource(file) : { source: brought.text ?? "" };
    if ("problem" in opened && opened.problem !== undefined) return notOpened(brought, opened.problem);
    const undo = wayBack(stores);
    const view = stores.get(createPlaneView);
    view.setState({ importing: { source: opened.source ?? "", ...(file && { name: file.name }) } });
    stores.workbench.getState().show("train");
    return {
      done: `${brought.called} is a table, which Train’s import looks through.`,
      undo() {
        view.setState({ importing: undefined });
        undo();
      },
    };
  },
};

/** Also of those that the import refuses: it says how they are made into a table. */
const tables = /^(?:csv|tsv|tab|arff|libsvm|svm|svmlight|data|dat|xlsx?|ods|parquet|mat|sqlite)$/;

/** Rows of cells, of which half and more have a number. */
function isTable({ text = "", isWhole }: Brought): boolean {
  if (/"format"\s*:/.test(text)) return false;
  const head = isWhole && text.length < 20_000 ? text : text.slice(0, 20_000).replace(/\n[^\n]*$/, "");
  const { sheet } = readTableText(head);
  if (!sheet || sheet.rows.length < 2) return false;
  const withNumber = sheet.rows.filter(({ cells }) =>
    cells.some((cell) => /^\s*[-+−]?(?:\d|[.,]\d)[\d.,eE+−-]*\s*$/.test(cell)),
  );
  return sheet.rows.every(({ cells }) => cells.length > 1) && withNumber.length >= sheet.rows.length / 2;
}
