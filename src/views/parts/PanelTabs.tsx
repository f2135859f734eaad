interface PanelTabsProps<Id extends string> {
  readonly panels: readonly { readonly id: Id; readonly label: string }[];
  readonly shown: Id;
  /** What the ids of the tabs, and those of their panels, begin with. */
  readonly tab: string;
  readonly panel: string;
  readonly onShow: (id: Id) => void;
}

/** On a phone one panel shows at a time, and these choose it. */
export function PanelTabs<Id extends string>({ panels, shown, tab, panel, onShow }: PanelTabsProps<Id>) {
  return (
    <div className="panel-tabs" role="tablist" aria-label="Panels">
      {panels.map(({ id, label }) => (
        <button
          key={id}
          type="button"
          role="tab"
          id={`${tab}-${id}`}
          aria-selected={shown === id}
          aria-controls={`${panel}-${id}`}
          onClick={() => onShow(id)}
        >
          {label}
        </button>
      ))}
    </div>
  );
}
