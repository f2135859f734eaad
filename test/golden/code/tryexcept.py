import numpy as np
try:
    a = np.ones((2, 3)) @ np.ones((2, 3))
except ValueError as e:
    print("caught a shape error")
try:
    x = 1 / 0
except ZeroDivisionError as e:
    print("Error:", e)
else:
    print("no")
finally:
    print("finally")
try:
    d = {"a": 1}
    d["b"]
except KeyError:
    print("key")
try:
    [1, 2][5]
except (IndexError, KeyError) as err:
    print(type(err).__name__, err)
def check(x):
    if x < 0:
        raise ValueError(f"negative: {x}")
    return x ** 0.5
for v in (4, -1):
    try:
        print(check(v))
    except ValueError as e:
        print("bad:", e)
class MyError(Exception):
    pass
try:
    raise MyError("mine")
except MyError as e:
    print(repr(e), str(e), e.args)
try:
    int("abc")
except Exception as e:
    print("any")
try:
    try:
        raise KeyError("k")
    finally:
        print("inner")
except KeyError as e:
    print("outer", e)
def f():
    try:
        return 1
    finally:
        print("cleanup")
print(f())
try:
    assert 1 == 2, "not equal"
except AssertionError as e:
    print("assert:", e)
try:
    undefined_name
except NameError:
    print("name")
try:
    [].foo
except AttributeError:
    print("attr")
try:
    "a" + 1
except TypeError:
    print("type")
import sys
try:
    import nonexistent_module_x
except ImportError:
    print("no module")
