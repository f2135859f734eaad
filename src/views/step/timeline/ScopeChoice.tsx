import { type ExampleScope, isTogether, scopes } from "../../../engine/names/presentation";
import { useWorkbench } from "../../../store/work/context";

/** Whether the steps take one example after the other or all at once; then, whose numbers the graph shows. */
export default function ScopeChoice({ count }: { readonly count: number }) {
  const scope = useWorkbench((state) => state.presentation.scope);
  const example = useWorkbench((state) => state.opened?.numbers.example ?? 1);
  const choose = useWorkbench((state) => state.choose);
  const showExample = useWorkbench((state) => state.showExample);
  return (
    <>
      <select
        aria-label="Examples in a step"
        value={scope}
        onChange={({ target }) => choose({ scope: target.value as ExampleScope })}
      >
        {scopes.map(({ id, label, words }) => (
          <option key={id} value={id} title={words}>
            {label}
          </option>
        ))}
      </select>
      {isTogether(scope) && (
        <select
          aria-label="Example shown"
          title="The example whose numbers the graph and the table show"
          value={example}
          onChange={({ target }) => showExample(Number(target.value))}
        >
          {Array.from({ length: count }, (_, n) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: an example is known by its index
            <option key={n} value={n + 1}>
              show {n + 1}
            </option>
          ))}
        </select>
      )}
    </>
  );
}
