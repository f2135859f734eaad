import { readTable } from "../../engine/import/table";
import { takeCommands } from "../life";
import type { TableCommand, TableReport } from "./protocol";

takeCommands(({ id, text, options }: TableCommand) => {
  const report: TableReport = { kind: "table", id, table: readTable(text, options) };
  self.postMessage(report);
});
