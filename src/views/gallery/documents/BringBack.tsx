import type { Library } from "../../../store/keep";

interface BringBackProps {
  readonly library: Library;
  /** Is told which have come back. */
  readonly onBack: (id: string) => void;
}

/** What was deleted, the last first, each with the way back. */
export function BringBack({ library, onBack }: BringBackProps) {
  const { deleted, bringBack } = library;
  const back = async (ids: readonly string[]) => {
    for (const id of ids) await bringBack(id);
    onBack(ids[0]);
  };
  return (
    <div role="status" className={deleted.length > 0 ? "deleted" : undefined}>
      {[...deleted].reverse().map(({ id, title }) => (
        <p key={id}>
          <span>Deleted “{title}”.</span>
          <button type="button" aria-label={`Bring back “${title}”`} onClick={() => void back([id])}>
            Bring it back
          </button>
        </p>
      ))}
      {deleted.length > 1 && (
        <p>
          <button type="button" onClick={() => void back(deleted.map(({ id }) => id))}>
            Bring {deleted.length === 2 ? "both" : `all ${deleted.length}`} back
          </button>
        </p>
      )}
    </div>
  );
}
