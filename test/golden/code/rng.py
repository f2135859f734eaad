import numpy as np
np.random.seed(42)
print(np.random.rand(3), np.random.randn(2, 2), np.random.randint(0, 10, 5), np.random.uniform(-1, 1, 2), np.random.normal(0, 1, 2), np.random.choice([1, 2, 3], 2), np.random.permutation(5), np.random.random(2), np.random.random_sample(1))
x = np.arange(5)
np.random.shuffle(x)
print(x, np.random.choice(5, 3, replace=False), np.random.choice(["a", "b"], p=[0.1, 0.9]), np.random.binomial(1, 0.5, 5), np.random.exponential(1.0, 2))
rs = np.random.RandomState(1)
print(rs.randn(2), rs.rand(), rs.randint(5), rs.normal(loc=1.0, scale=2.0, size=(2,)), rs.permutation([3, 4, 5]))
print(np.random.standard_normal(2), np.random.randint(3), np.random.randint(2, size=(2, 2)))
import random
random.seed(0)
print(random.random(), random.uniform(-1, 1), random.randint(1, 6), random.choice([1, 2, 3]), random.gauss(0, 1), random.sample(range(10), 3))
l = [1, 2, 3, 4]
random.shuffle(l)
print(l)
