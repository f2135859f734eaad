/** Reads tables of points out of the page's way; the dialog that imports them has one as long as it is open. */
export {
  createTableReader,
  type ReadTable,
  type TableReader,
  type TableSource,
  type TableSummary,
} from "../../worker/table/client";
