import { useEffect, useMemo, useRef, useState } from "react";
import type { TableChoices } from "../../../engine/import/table/table";
import {
  createTableReader,
  type ReadTable,
  type TableReader,
  type TableSource,
} from "../../../store/training/readingTables";

export interface TableInUse {
  /** What was read last; while something newer is being read it is that of before. */
  readonly read?: ReadTable;
  readonly failure?: string;
  /** Whether it is that of this source, read with these choices. */
  readonly isNewest: boolean;
  /** Asks for the points; `read` has them when they come. */
  takePoints(): void;
}

/** Reads a source as a table, in a worker. Nothing is read where it is blank. */
export function useTable(source: TableSource, choices: TableChoices): TableInUse {
  const asked = useMemo(
    () => ({ source, choices, isBlank: typeof source === "string" && !/\S/.test(source) }),
    [source, choices],
  );
  const [answer, setAnswer] = useState<{ of: typeof asked; read?: ReadTable; failure?: string }>();
  const reader = useRef<TableReader>(undefined);
  const newest = useRef(asked);
  useEffect(() => {
    const made = createTableReader({
      read: (read) => setAnswer({ of: newest.current, read }),
      failed: (failure) => setAnswer({ of: newest.current, failure }),
    });
    reader.current = made;
    return () => made.close();
  }, []);
  useEffect(() => {
    newest.current = asked;
    if (!asked.isBlank) reader.current?.read(asked.source, asked.choices);
  }, [asked]);
  const takePoints = () => reader.current?.read(asked.source, asked.choices, true);
  if (asked.isBlank) return { isNewest: true, takePoints };
  return { read: answer?.read, failure: answer?.failure, isNewest: answer?.of === asked, takePoints };
}
