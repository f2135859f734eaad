import { useTraining } from "../../../store/trainingContext";
import { setLook, type Tool, useLook } from "../look";
import { drawingFault, undoDrawing } from "../region/drawing";

/** More classes than this can't be told apart by colour. */
const mostClasses = 6;

/** What the pointer does in the picture: it points, draws points of a class, or erases. */
export function Drawing() {
  const data = useTraining((state) => state.data);
  const tool = useLook((look) => look.tool);
  const undoable = useLook((look) => look.drawn.length > 0);
  if (!data) return null;
  const fault = drawingFault(data);
  if (fault) return <p className="quiet drawing">{fault}</p>;
  const { task } = data;
  const names = task.kind === "classification" ? task.classes : ["value"];
  const draws = names.map((name, label) => ({ label: name, tool: { kind: "draw", label } as Tool }));
  const more = task.kind === "classification" && names.length < mostClasses;
  const tools: readonly { label: string; title: string; tool: Tool; colour?: string }[] = [
    {
      label: "point",
      title: "Read points out, open them in Step, move the picture",
      tool: { kind: "choose" },
    },
    ...draws.map(({ label, tool: draw }, place) => ({
      label: `+ ${label}`,
      title: `Draw points of ${label}: click, or drag for several`,
      tool: draw,
      colour: `var(--point-${place % 8})`,
    })),
    ...(more
      ? [
          {
            label: "+ new class",
            title: "Draw points of another class",
            tool: { kind: "draw", label: names.length } as Tool,
            colour: `var(--point-${names.length % 8})`,
          },
        ]
      : []),
    { label: "erase", title: "Erase points: click, or drag over several", tool: { kind: "erase" } },
  ];
  return (
    <fieldset className="drawing" aria-label="What the pointer does in the picture">
      {tools.map(({ label, title, tool: own, colour }) => (
        <button
          key={label}
          type="button"
          className="tool"
          title={title}
          aria-pressed={sameTool(tool, own)}
          onClick={() => setLook({ tool: own })}
        >
          {colour && <span className="dot" style={{ background: colour }} />}
          {label}
        </button>
      ))}
      {undoable && (
        <button
          type="button"
          className="tool"
          title="Take back the last points that were drawn or erased"
          onClick={undoDrawing}
        >
          undo
        </button>
      )}
    </fieldset>
  );
}

const sameTool = (one: Tool, other: Tool) =>
  one.kind === other.kind && (one.kind !== "draw" || other.kind !== "draw" || one.label === other.label);
