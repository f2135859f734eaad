/** Whether the first of two comes before the second. */
type Before = (a: number, b: number) => boolean;

/**
 * The indices of the first so many numbers in order. Of equal ones it takes those that PyTorch takes on a processor: it uses C++'s
 * std::partial_sort where count · 64 ≤ length, else std::nth_element and std::sort, and this is how GCC's library has them.
 * @param isLargest whether the largest come first; what isn't a number counts as larger than all
 * @see topk_impl_loop of PyTorch's TopKImpl.h
 */
export function topIndices(values: ArrayLike<number>, count: number, isLargest: boolean): number[] {
  const indices = Array.from({ length: values.length }, (_, k) => k);
  const isLess = (a: number, b: number) => (Number.isNaN(b) ? !Number.isNaN(a) : a < b);
  const before: Before = (j, k) => (isLargest ? isLess(values[k], values[j]) : isLess(values[j], values[k]));
  if (count === 0) return [];
  if (count * 64 <= indices.length) {
    selectHeap(indices, 0, count, indices.length, before);
    sortHeap(indices, 0, count, before);
  } else {
    selectNth(indices, count - 1, before);
    sort(indices, 0, count - 1, before);
  }
  return indices.slice(0, count);
}

function swap(list: number[], a: number, b: number): void {
  [list[a], list[b]] = [list[b], list[a]];
}

/** std::nth_element: what stands at `nth` is what would in order, and all before it comes before it. */
function selectNth(list: number[], nth: number, before: Before): void {
  let [first, last] = [0, list.length];
  let depth = 2 * (31 - Math.clz32(list.length));
  while (last - first > 3) {
    if (depth-- === 0) {
      selectHeap(list, first, nth + 1, last, before);
      swap(list, first, nth);
      return;
    }
    const cut = partition(list, first, last, before);
    if (cut <= nth) first = cut;
    else last = cut;
  }
  insertAll(list, first, last, before);
}

/** std::sort. */
function sort(list: number[], first: number, last: number, before: Before): void {
  if (last - first < 2) return;
  sortRoughly(list, first, last, 2 * (31 - Math.clz32(last - first)), before);
  insertAll(list, first, last, before);
}

const fewest = 16;

function sortRoughly(list: number[], first: number, last: number, depth: number, before: Before): void {
  let end = last;
  for (let left = depth; end - first > fewest; left--) {
    if (left === 0) {
      selectHeap(list, first, end, end, before);
      sortHeap(list, first, end, before);
      return;
    }
    const cut = partition(list, first, end, before);
    sortRoughly(list, cut, end, left - 1, before);
    end = cut;
  }
}

/** Around the middle one of three: those before it, and from the returned place on those behind it. */
function partition(list: number[], first: number, last: number, before: Before): number {
  const [a, b, c] = [first + 1, first + Math.floor((last - first) / 2), last - 1];
  const middle = before(list[a], list[b])
    ? before(list[b], list[c])
      ? b
      : before(list[a], list[c])
        ? c
        : a
    : before(list[a], list[c])
      ? a
      : before(list[b], list[c])
        ? c
        : b;
  swap(list, first, middle);
  let [low, high] = [first + 1, last];
  for (;;) {
    while (before(list[low], list[first])) low++;
    high--;
    while (before(list[first], list[high])) high--;
    if (low >= high) return low;
    swap(list, low, high);
    low++;
  }
}

function insertAll(list: number[], first: number, last: number, before: Before): void {
  for (let k = first + 1; k < last; k++) {
    const value = list[k];
    let at = k;
    while (at > first && before(value, list[at - 1])) {
      list[at] = list[at - 1];
      at--;
    }
    list[at] = value;
  }
}

/** Those that come first, as a heap from `first` to `middle` with the last of them on top. */
function selectHeap(list: number[], first: number, middle: number, last: number, before: Before): void {
  const length = middle - first;
  for (let root = Math.floor((length - 2) / 2); length > 1 && root >= 0; root--)
    sink(list, first, root, length, list[first + root], before);
  for (let k = middle; k < last; k++) {
    if (!before(list[k], list[first])) continue;
    const value = list[k];
    list[k] = list[first];
    sink(list, first, 0, length, value, before);
  }
}

function sortHeap(list: number[], first: number, end: number, before: Before): void {
  for (let last = end - 1; last > first; last--) {
    const value = list[last];
    list[last] = list[first];
    sink(list, first, 0, last - first, value, before);
  }
}

/** std::__adjust_heap: the hole goes down to a leaf, and the value from there up. */
function sink(
  list: number[],
  first: number,
  top: number,
  length: number,
  value: number,
  before: Before,
): void {
  let hole = top;
  let child = hole;
  while (child < Math.floor((length - 1) / 2)) {
    child = 2 * (child + 1);
    if (before(list[first + child], list[first + child - 1])) child--;
    list[first + hole] = list[first + child];
    hole = child;
  }
  if (length % 2 === 0 && child === (length - 2) / 2) {
    child = 2 * (child + 1);
    list[first + hole] = list[first + child - 1];
    hole = child - 1;
  }
  for (let parent = Math.floor((hole - 1) / 2); hole > top && before(list[first + parent], value); ) {
    list[first + hole] = list[first + parent];
    hole = parent;
    parent = Math.floor((hole - 1) / 2);
  }
  list[first + hole] = value;
}
