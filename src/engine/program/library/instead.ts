const convolution =
  "write it as sums over its windows, with slices in loops, or as a product with its windows as rows (im2col)";
const pooling = "for windows side by side write x.reshape(n, c, h // 2, 2, w // 2, 2).amax((3, 5))";
const recurrent =
  "write its cell as a function of x and h, and a loop over time, with weights that are given";

/** What to write instead of something that isn't known here, by its full name. */
export const instead: ReadonlyMap<string, string> = new Map([
  ["numpy.linalg.lstsq", "the same solution, where A has full rank, is np.linalg.solve(A.T @ A, A.T @ b)"],
  ["numpy.linalg.pinv", "where A has full rank it is np.linalg.inv(A.T @ A) @ A.T"],
  ["numpy.array2string", "print the array itself, after np.set_printoptions(precision=…)"],
  ["numpy.broadcast_arrays", "np.broadcast_to(a, shape) gives one of them"],
  ["torch.nn.Conv2d", convolution],
  ["torch.nn.Conv1d", convolution],
  ["torch.nn.functional.conv2d", convolution],
  ["torch.nn.functional.conv1d", convolution],
  ["torch.nn.MaxPool2d", pooling],
  ["torch.nn.functional.max_pool2d", pooling],
  [
    "torch.nn.BatchNorm1d",
    "write (x - x.mean(0)) / torch.sqrt(x.var(0, unbiased=False) + eps), times gamma, plus beta",
  ],
  ["torch.nn.RNN", recurrent],
  ["torch.nn.LSTM", recurrent],
  ["torch.nn.GRU", recurrent],
  [
    "torch.nn.Embedding",
    "write F.embedding(indices, weight), with weight = torch.tensor(…, requires_grad=True)",
  ],
  ["torch.nn.MultiheadAttention", "write torch.softmax(Q @ K.transpose(-2, -1) / math.sqrt(d), dim=-1) @ V"],
  [
    "torch.utils.data",
    "go through slices: for k in range(0, len(X), size): xb, yb = X[k:k + size], Y[k:k + size]",
  ],
  ["enum", "write its values as attributes of a plain class"],
  [
    "torch.autograd.Function",
    "write what its forward computes as a plain function: the way back follows, and one of your own can stand below it as dx = …",
  ],
]);
