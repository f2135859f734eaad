import { loadPart } from "../../../loadPart";
import { createPageCompare } from "../../../store/compare/compareContext";
import type { Stores } from "../../../store/stores";
import { trainingOf } from "../../../store/training/trainingContext";
import type { ExportKind, MadeFile } from "../../parts/files/exportKind";
import { comparedRows, quantitiesOf } from "../runs/rows";
import { reasons } from "../table/columns";

/** The ways to take a sweep elsewhere: as a document, and its runs as a table. */
export function compareKinds(stores: Stores): readonly ExportKind[] {
  const load = () => loadPart(() => import("../../../export/tables/runTable"));
  const ofTable =
    (write: (parts: Awaited<ReturnType<typeof load>>, table: ComparedTable) => string) =>
    async (): Promise<MadeFile> => {
      const table = tableOf(stores);
      return table
        ? { text: write(await load(), table) }
        : { refused: "No run is done yet: there is nothing to write down." };
    };
  return [
    {
      id: "document",
      label: "Document",
      about: "the sweep and what it trains; opens here again",
      extension: "json",
      type: "application/json",
      copies: true,
      make: async (document) => ({
        text: (await loadPart(() => import("../../../export/link"))).documentText(document),
      }),
    },
    {
      id: "runs-csv",
      label: "Runs, CSV",
      about: "a line for each run, in full",
      extension: "runs.csv",
      type: "text/csv",
      copies: true,
      make: ofTable(({ runsCsv }, table) => runsCsv(table)),
    },
    {
      id: "runs-json",
      label: "Runs, JSON",
      about: "an object for each run, in full",
      extension: "runs.json",
      type: "application/json",
      copies: true,
      make: ofTable(({ runsJson }, table) => runsJson(table)),
    },
    {
      id: "runs-markdown",
      label: "Runs, Markdown",
      about: "a table to four digits",
      extension: "runs.md",
      type: "text/markdown",
      copies: true,
      make: ofTable(({ runsMarkdown }, table) => runsMarkdown(table)),
    },
    {
      id: "runs-latex",
      label: "Runs, LaTeX",
      about: "a table to four digits, with booktabs",
      extension: "runs.tex",
      type: "application/x-tex",
      copies: true,
      make: ofTable(({ runsLatex }, table) => runsLatex(table)),
    },
    {
      id: "runs-wandb",
      label: "Weights & Biases",
      about: "a Python script that logs the runs there",
      extension: "wandb.py",
      type: "text/x-python",
      copies: true,
      make: ofTable(({ runsToWandb }, table) => runsToWandb(table, table.title, table.settings)),
    },
  ];
}

type ComparedTable = NonNullable<ReturnType<typeof tableOf>>;

function tableOf(stores: Stores) {
  const { document, runs } = stores.get(createPageCompare).getState();
  const { data } = trainingOf(stores).getState();
  const rows = document ? comparedRows(document, runs) : [];
  if (!document || rows.length === 0) return undefined;
  const quantities = quantitiesOf(document, data?.task.kind === "regression");
  // A column of its own, where it isn't the usual one throughout.
  const single = rows.some(({ result }) => result.precision);
  return {
    title: document.title,
    settings: quantities.flatMap(({ id, kind }) => (kind === "setting" ? [id] : [])),
    columns: [
      ...quantities.map(({ id, label }) => ({ name: id, label })),
      { name: "ended", label: "ended" },
      ...(single ? [{ name: "precision", label: "precision" }] : []),
    ],
    rows: rows.map((row) => [
      ...quantities.map(({ of }) => of(row)),
      reasons[row.result.stopped.kind],
      ...(single ? [row.result.precision ?? "float64"] : []),
    ]),
  };
}
