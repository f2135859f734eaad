import "./fields.css";

interface SelectProps<Id extends string> {
  readonly value: Id;
  readonly options: readonly { readonly id: Id; readonly label: string }[];
  readonly label: string;
  readonly onChange: (id: Id) => void;
  readonly title?: string;
}

/** A choice that looks like text. */
export function Select<Id extends string>({ value, options, label, onChange, title }: SelectProps<Id>) {
  return (
    <select
      className="quiet-select"
      aria-label={label}
      title={title}
      value={value}
      onChange={({ target }) => onChange(target.value as Id)}
    >
      {options.map((option) => (
        <option key={option.id} value={option.id}>
          {option.label}
        </option>
      ))}
    </select>
  );
}
