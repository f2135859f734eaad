import { useRef } from "react";
import { fullNumber, shortNumber } from "../../../../engine/math/format";
import { parseQuantity } from "../../../../engine/names/canonicalName";
import { useWorkbench } from "../../../../store/work/context";
import { setText } from "../../../../ui/setText";
import { useKnownNumbers } from "./shown";

/** The number that is pointed at, in words: a cell that is a colour has no other place for it. */
export function PointedNumber({ label }: { readonly label: (name: string) => string }) {
  const lit = useWorkbench((state) => state.lit);
  const sentence = useRef<HTMLParagraphElement>(null);
  const number = useRef<HTMLSpanElement>(null);
  const [name, ...others] = lit;
  useKnownNumbers((known) => {
    if (!sentence.current || !number.current) return;
    const value = known(name);
    sentence.current.hidden = value === undefined;
    if (value === undefined) return;
    number.current.dataset.value = fullNumber(value);
    setText(number.current, shortNumber(value));
  });
  if (name === undefined || others.length > 0) return null;
  const example = parseQuantity(name)?.of.example;
  return (
    <p className="pointed" ref={sentence}>
      {label(name)}
      {example !== undefined && ` of example ${example}`} = <span ref={number} />
    </p>
  );
}
