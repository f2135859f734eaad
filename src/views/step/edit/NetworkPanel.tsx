import { useWorkbench } from "../../../store/work/context";
import { part } from "../../../ui/part";

const ModelChoice = part(() => import("../program/ModelChoice"), {
  waiting: <div style={{ height: 30 }} />,
  isSmall: true,
});

/** Comes after the first paint: the pass can be stepped through without it. */
const NetworkEditor = part(() => import("./NetworkEditor"), {
  waiting: <p className="overline">Network</p>,
});

const CodePanel = part(() => import("../program/code/CodePanel"), {
  waiting: <p className="overline">Code</p>,
});

const StudentBar = part(() => import("../sheets/StudentBar"), { isSmall: true });
const PrintSheets = part(() => import("../sheets/PrintSheets"), { isSmall: true });
const DrawnEditor = part(() => import("../sheets/DrawnEditor"), { isSmall: true });

/**
 * The model: a network, its loss and its update, with every convention written out, and the example that is shown; or a
 * program.
 */
export function NetworkPanel() {
  const document = useWorkbench((state) => state.document);
  const program = useWorkbench((state) => state.program);
  const locked = useWorkbench((state) => state.locked);
  const shown = document ?? program;
  return (
    <>
      {shown && !locked && <ModelChoice />}
      {shown?.drawn && <StudentBar document={shown} />}
      {document && <NetworkEditor document={document} />}
      {program && <CodePanel program={program} />}
      {shown && !locked && <DrawnEditor document={shown} />}
      {shown && !locked && <PrintSheets document={shown} />}
    </>
  );
}
