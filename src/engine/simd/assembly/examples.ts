import { Plan, Source } from "./plan";

/** Copies a minibatch of the examples, from the `first` on in their order, to where the plan takes it. */
export function gather<T>(source: Source, plan: Plan, first: usize, batch: usize): void {
  switch (source.size) {
    case 8: return copy<T, f64>(source, plan.order, first, batch);
    case 4: return copy<T, f32>(source, plan.order, first, batch);
    default: return copy<T, u8>(source, plan.order, first, batch);
  }
}

// @ts-ignore: decorator
@inline
function copy<T, S>(source: Source, order: usize, first: usize, batch: usize): void {
  const width = source.width;
  const down: usize = source.rowsAreExamples ? sizeof<T>() : source.row;
  const across: usize = source.rowsAreExamples ? source.row : sizeof<T>();
  let column = source.to;
  for (let n: usize = 0; n < batch; n++) {
    const place = order == 0 ? first + n : <usize>load<i32>(order + 4 * (first + n));
    let from = source.data + place * width * sizeof<S>();
    const end = from + width * sizeof<S>();
    if (sizeof<S>() == sizeof<T>() && source.rowsAreExamples) memory.copy(column, from, end - from);
    else {
      let scale = source.scale;
      let shift = source.shift;
      for (let to = column; from < end; from += sizeof<S>(), to += down) {
        if (sizeof<S>() == 1) {
          store<T>(to, <T>(<f64>load<S>(from) * load<f64>(scale) + load<f64>(shift)));
          scale += 8;
          shift += 8;
        } else store<T>(to, <T>load<S>(from));
      }
    }
    column += across;
  }
}
