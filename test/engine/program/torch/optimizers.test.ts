import { describe, expect, it } from "vitest";
import { faultOf, printsOf } from "../runs";

/** Four steps down the sum of squares from (1, −2). */
const trained = (optimizer: string) => `torch.set_default_dtype(torch.float64)
w = torch.tensor([1., -2.], requires_grad=True)
o = torch.optim.${optimizer}
for _ in range(4):
    o.zero_grad()
    (w**2).sum().backward()
    o.step()
print(w.detach())`;

// What PyTorch 1.13 prints.
describe("an optimizer heeds every argument that it takes", () => {
  it.each([
    ["Adagrad([w], lr=.1, lr_decay=.1)", "tensor([ 0.7606, -1.7546])"],
    ["Adagrad([w], lr=.1, initial_accumulator_value=.5)", "tensor([ 0.7455, -1.7311])"],
    ["Adagrad([w], lr=.1, weight_decay=.5, eps=.1, maximize=True)", "tensor([ 1.2769, -2.2779])"],
    ["SGD([w], lr=.1, momentum=.9, dampening=.3, weight_decay=.2)", "tensor([-0.2333,  0.4667])"],
    ["SGD([w], lr=.1, momentum=.9, nesterov=True, weight_decay=.2)", "tensor([-0.3656,  0.7312])"],
    ["SGD([w], lr=.1, momentum=.9, weight_decay=.2, maximize=True)", "tensor([ 3.1170, -6.2341])"],
    ["Adam([w], lr=.1, betas=(.5,.3), eps=.1, weight_decay=.2)", "tensor([ 0.6130, -1.6061])"],
    ["Adam([w], lr=.3, betas=(.5,.3), amsgrad=True)", "tensor([ 0.0795, -0.8863])"],
    ["Adam([w], lr=.3, weight_decay=.2, maximize=True)", "tensor([ 2.1992, -3.2033])"],
    ["AdamW([w], lr=.3, betas=(.5,.3), amsgrad=True, weight_decay=.3)", "tensor([-0.0085, -0.5064])"],
    ["AdamW([w], lr=.3, betas=(.5,.3), maximize=True, eps=.2)", "tensor([ 2.0597, -3.0988])"],
    ["RMSprop([w], lr=.1, alpha=.5, eps=.1, momentum=.5)", "tensor([ 0.3647, -1.3139])"],
    ["RMSprop([w], lr=.1, alpha=.5, eps=.1, centered=True)", "tensor([ 0.2752, -1.0614])"],
    [
      "RMSprop([w], lr=.1, alpha=.5, momentum=.5, centered=True, weight_decay=.3, maximize=True)",
      "tensor([ 2.6397, -3.6691])",
    ],
  ])("%s", (optimizer, printed) => {
    expect(printsOf(trained(optimizer))).toEqual([printed]);
  });

  it.each([
    "SGD([w], lr=.1, foreach=False)",
    "Adam([w], lr=.1, foreach=True, fused=False, capturable=False)",
  ])("%s computes the same as without", (optimizer) => {
    expect(printsOf(trained(optimizer))).toEqual(printsOf(trained(`${optimizer.split(",")[0]}, lr=.1)`)));
  });
});

describe("an optimizer refuses what PyTorch refuses", () => {
  it.each([
    ["SGD([w], lr=-.1)", /SGD: lr can't be negative$/],
    ["SGD([w], lr=.1, nesterov=True)", /nesterov needs a momentum and no dampening$/],
    ["SGD([w], lr=.1, momentum=.9, dampening=.1, nesterov=True)", /nesterov needs a momentum/],
    ["Adam([w], betas=(.9, 1.))", /Adam: betas are at least 0 and below 1$/],
    ["Adam([w], betas=(.9,))", /betas are two numbers$/],
    ["Adagrad([w], initial_accumulator_value=-1)", /initial_accumulator_value can't be negative$/],
  ])("%s", (optimizer, sentence) => expect(faultOf(trained(optimizer))).toMatch(sentence));
});
