import { useEffect, useMemo, useRef, useState } from "react";
import type { Table, TableOptions } from "../../../engine/import/table";
import { createTableReader } from "../../../store/training/readingTables";

export interface ReadTable {
  /** What was read last; while a newer text is being read it is that of the one before. */
  readonly table?: Table;
  readonly failure?: string;
  /** Whether it is that of this text, read with these options. */
  readonly isNewest: boolean;
}

/** Reads a text as a table, in a worker. */
export function useTable(text: string, options: TableOptions): ReadTable {
  const asked = useMemo(() => ({ text, options, isBlank: !/\S/.test(text) }), [text, options]);
  const [answer, setAnswer] = useState<{ of: typeof asked; table?: Table; failure?: string }>();
  const reader = useRef<ReturnType<typeof createTableReader>>(undefined);
  const newest = useRef(asked);
  useEffect(() => {
    const made = createTableReader({
      read: (table) => setAnswer({ of: newest.current, table }),
      failed: (failure) => setAnswer({ of: newest.current, failure }),
    });
    reader.current = made;
    return () => made.close();
  }, []);
  useEffect(() => {
    newest.current = asked;
    if (!asked.isBlank) reader.current?.read(asked.text, asked.options);
  }, [asked]);
  if (asked.isBlank) return { isNewest: true };
  return { table: answer?.table, failure: answer?.failure, isNewest: answer?.of === asked };
}
