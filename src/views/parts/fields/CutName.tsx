import "./cutName.css";

/** A name that has no room loses its middle: what tells numbers of one array apart, their places, stands at its end. */
export function CutName({ name }: { readonly name: string }) {
  const at = name.lastIndexOf("[");
  if (at <= 0) return name;
  return (
    <span className="cut-name">
      <span>{name.slice(0, at)}</span>
      <span>{name.slice(at)}</span>
    </span>
  );
}
