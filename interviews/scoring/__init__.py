"""How answers are scored: levels, points of criteria, results and panels. Values in, values out.

Papers, forms and exports share this one arithmetic. Points are `Decimal`: whole points are never
made of floats, and every rounding is half up (0.125 becomes 0.13) and happens once, at the end.
"""
