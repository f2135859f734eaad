const recurrent =
  "write its cell as a function of x and h, and a loop over time, with weights that are given";

const smallest = "x.sort().values[k - 1] is the k-th smallest number of a vector";
const mostFrequent =
  "with values, counts = torch.unique(x, return_counts=True), the most frequent is values[counts.argmax()]";
const runningMost = (which: "max" | "min") =>
  `the running ${which}imum of a vector is torch.stack([x[:k + 1].${which}() for k in range(len(x))])`;

/** Functions of torch that tensors have as methods, too. */
const ofTensors: readonly (readonly [string, string])[] = [
  ["kthvalue", smallest],
  ["mode", mostFrequent],
  ["cummax", runningMost("max")],
  ["cummin", runningMost("min")],
];

/** What to write instead of a class that gives tuples names. */
export const insteadOfNamedTuple = 'write P = namedtuple("P", ["x", "y"]), of collections, or a @dataclass';

/** What to write instead of something that isn't known here, by its full name; of a tensor's methods as `Tensor.mode`. */
export const instead: ReadonlyMap<string, string> = new Map([
  ["numpy.linalg.lstsq", "the same solution, where A has full rank, is np.linalg.solve(A.T @ A, A.T @ b)"],
  ["numpy.linalg.pinv", "where A has full rank it is np.linalg.inv(A.T @ A) @ A.T"],
  ...["numpy.linalg", "torch.linalg"].flatMap((module) => [
    [`${module}.cholesky`, "solve and slogdet take the matrix itself"] as const,
    ...["eig", "eigh", "svd"].map(
      (name) =>
        [
          `${module}.${name}`,
          "the vector of the largest eigenvalue of A is where v = A @ v, divided by its norm, settles in a loop",
        ] as const,
    ),
  ]),
  ["numpy.array2string", "print the array itself, after np.set_printoptions(precision=…)"],
  ["torch.nn.Conv3d", "nn.Conv1d and nn.Conv2d are known here"],
  ["torch.nn.ConvTranspose2d", "write it as sums over its windows, with slices in loops"],
  ["torch.nn.AdaptiveAvgPool2d", "the mean over height and width is x.mean((2, 3), keepdim=True)"],
  ["torch.nn.RNN", recurrent],
  ["torch.nn.LSTM", recurrent],
  ["torch.nn.GRU", recurrent],
  ["torch.nn.MultiheadAttention", "write torch.softmax(Q @ K.transpose(-2, -1) / math.sqrt(d), dim=-1) @ V"],
  [
    "torch.utils.data",
    "go through slices: for k in range(0, len(X), size): xb, yb = X[k:k + size], Y[k:k + size]",
  ],
  ...ofTensors.flatMap(([name, words]) => [
    [`torch.${name}`, words] as const,
    [`Tensor.${name}`, words] as const,
  ]),
  [
    "numpy.gradient",
    "it is (y[2:] - y[:-2]) / (2 * h) inside, y[1] - y[0] and y[-1] - y[-2] over h at the ends, at points h apart",
  ],
  ["typing.NamedTuple", insteadOfNamedTuple],
  ["enum", "write its values as attributes of a plain class"],
  [
    "torch.autograd.functional",
    "a gradient is torch.autograd.grad(y, x)[0]; a row of a Jacobian is that of y[k], with retain_graph=True",
  ],
  [
    "torch.autograd.Function",
    "write what its forward computes as a plain function: the way back follows, and one of your own can stand below it as dx = …",
  ],
]);
