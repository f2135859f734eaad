def make_counter():
    count = 0
    def inc(step=1):
        nonlocal count
        count += step
        return count
    return inc
c = make_counter()
print(c(), c(), c(5))
total = 0
def add(x):
    global total
    total += x
for i in range(4):
    add(i)
print(total)
def outer(*args, **kwargs):
    return args, kwargs, sum(args), sorted(kwargs)
print(outer(1, 2, 3, a=4, b=5))
def timer(f):
    def wrapper(*args, **kwargs):
        result = f(*args, **kwargs)
        print(f"{f.__name__} -> {result}")
        return result
    return wrapper
@timer
def square(x):
    return x * x
square(7)
fs = {"relu": lambda x: max(0, x), "id": lambda x: x, "sq": lambda x: x ** 2}
print({k: f(-3) for k, f in fs.items()})
compose = lambda *fns: (lambda x: __import__("functools").reduce(lambda a, f: f(a), fns, x)) if False else None
n = 10
while n > 0:
    n -= 3
    if n == 4:
        continue
    print(n, end=" ")
else:
    print("end")
for i in range(5):
    if i == 3: break
else:
    print("never")
matrix = [[1, 2, 3], [4, 5, 6]]
print([[row[i] for row in matrix] for i in range(3)], list(zip(*matrix)), [x for r in matrix for x in r if x % 2])
print(matrix[::-1], matrix[0][1:], "hello"[::-1], "abc" * 2, [0] * 3, (1,) + (2,))
x, (y, z) = 1, (2, 3)
a = b = 5
a, b = b, a + 1
print(x, y, z, a, b, 7 // 2, -7 // 2, 7 % 3, -7 % 3, 2 ** 10, 2 ** -1, 7 / 2, divmod(7, 2))
print(sorted([3, 1, 2], reverse=True), sorted(["bb", "a"], key=len), sorted([(1, "b"), (0, "a")], key=lambda t: t[1]))
print(any([0, 1]), all([]), sum([0.1] * 3), round(2.5), round(3.14159, 2), abs(-3), min(3, 1), max([2, 9]))
print("%s %d %5.2f %e" % ("a", 3, 2.71828, 12345.678), "{:>8}|{:<8}|{:^8}".format("r", "l", "c"), f"{3.14159:.2f} {42:05d} {1e6:,.0f} {0.5:%} {'x':*^5}")
s = "  Hello, World  "
print(s.strip().lower().split(", "), s.replace("l", "L"), "-".join(["a", "b"]), s.find("W"), "a,b".split(","), "x=1".partition("="))
print(1 if True else 2, None is None, not 0, 1 < 2 < 3, "a" in "cat", 3 not in [1, 2], 0 or "d", 1 and 2)
d = dict(a=1, b=2)
d.update(c=3)
d["e"] = d.pop("a")
del d["b"]
print(d, len(d), d.get("z", 0), list(d), "c" in d, d.items(), d.keys(), d.values())
l = [1, 2]
l.append(3); l.extend([4]); l.insert(0, 0); l.remove(2)
print(l, l.index(3), l.pop(), l.count(1), l[-1], l + [9], l == [0, 1, 3])
print(isinstance(1, int), isinstance(1.0, (int, float)), type(1), type("a"), type(None), type([]), type({}))
print(int("3"), float("1e-3"), str(2) + "x", int(3.9), bool([]), list("abc"), tuple([1]), set([1, 1]), chr(97), ord("a"))
print(0.1 + 0.2, 1e20, 1e-7, 1.0, 1e16, 123456789.123, float("inf"), -float("nan"), 1_000)
