import math
a = 2.0
b = -3.0
c = 10.0
f = -2.0
e = a * b
d = e + c
g = math.tanh(0.3 * d * f)
q = g * a + 0.5 * b ** 2
L = q * q - 0.4 * g
# backward
dL_dL = 1.0
dL_dq = 2 * q
dL_dg = dL_dq * a - 0.4
dL_dd = dL_dg * (1 - g ** 2) * 0.3 * f
dL_df = dL_dg * (1 - g ** 2) * 0.3 * d
dL_de = dL_dd
dL_dc = dL_dd
dL_da = dL_de * b + dL_dq * g
dL_db = dL_de * a + dL_dq * b
