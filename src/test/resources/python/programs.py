#### arithmetic
result = [1 + 2 * 3, 7 // 2, -7 // 2, 7 % 3, -7 % 3, 7 / 2, 2 ** 10, 2 ** -1, 1_000, 0x1F, 0o17, 0b101, 1e3, .5, ~5, 5 & 3, 5 | 3, 5 ^ 3, 1 << 4, 256 >> 2, -2 ** 2, abs(-3), round(2.5), divmod(7, 2), 10 ** 30]
#### strings
name = 'users'
result = ['a' 'b' "c", r'\n', '\x41\u00e9\N{BULLET}\101', """a
b""", 'a\
b', b'\x00a', 'x' * 3, 'abc'[1], 'abcdef'[1:4], 'abcdef'[::-1], 'abc'[-1:], '%s_%d' % (name, 3), '{}-{x}'.format(1, x=2), f'{name!r:>10}|{3.14159:.2f}|{{}}|{name=}|{1+1=}', f"{'nested'}", f'{12:{5}}|', 'ß'.upper(), 'a,b'.split(',')]
#### comparisons
result = [1 < 2 < 3, 1 < 3 < 2, 1 == 1.0, 'a' in 'abc', 2 not in [1], None is None, [] == [], (1, 2) < (1, 3), not [], 1 and 0 or 'x', None or [], 3 if 0 else 4, 1 == True, 'a' != 'b', [1] is not [1]]
#### unpacking
a, (b, *c), d = 1, (2, 3, 4), 5
*e, f = 'xyz'
x = y = []
x.append(1)
[g, h] = (1, 2)
i, j = j, i = 3, 4
result = [a, b, c, d, e, f, y, g, h, i, j]
#### collections
d = {'a': 1, **{'b': 2}, 'c': 3}
d['z'] = 9
del d['a']
l = [*range(3), *'ab']
l += [7]
s = {1, 2, 2, 3}
t = 1,
result = [d, l, sorted(s), t, len(d), list(d.items()), l[1:3], {True: 'x', 1: 'y'}, [1, 2] + [3], (1,) * 3, max([3, 1]), sum([1, 2]), dict(a=1), list(zip([1, 2], 'ab')), list(enumerate('ab', 1)), {'x': {'y': 1}}['x']['y'], (), [[]], set()]
#### comprehensions
n = 3
result = [[i * n for i in range(4) if i % 2], {k: v for k, v in zip('ab', [1, 2])}, sorted({c for c in 'hello'}), list(x + y for x in 'ab' for y in 'cd' if x != y), [[j for j in range(i)] for i in range(3)], any(i > 2 for i in range(4)), [y := 5, y ** 2], [last := i for i in range(3)], last]
#### loops
result = []
for i in range(10):
    if i == 1:
        continue
    if i == 4:
        break
    result.append(i)
else:
    result.append('no')
for i in []:
    pass
else:
    result.append('else')
n = 0
while n < 3:
    n += 1
else:
    result.append(('while', n))
while True:
    n -= 1
    if n < 0: break
result.append(n)
for k, (a, b) in {'x': (1, 2)}.items(): result.append((k, a, b))
#### functions
def f(a, b=2, *args, c, d=4, **kw):
    "doc"
    return (a, b, args, c, d, kw)
def g(a, /, b): return a - b
result = [f(1, c=3), f(1, 2, 3, 4, c=5, e=6), f(*[1, 2], **{'c': 3}), g(5, b=2), (lambda x, y=2: x * y)(4), f.__name__, f.__doc__, (lambda *a, **k: (a, k))(1, z=2)]
def h(x=[]):
    x.append(1)
    return len(x)
result += [h(), h(), h([])]
#### closures
def counter():
    n = 0
    def step():
        nonlocal n
        n += 1
        return n
    return step
c = counter()
total = 0
def add(x):
    global total
    total += x
add(2); add(3)
fs = [lambda: i for i in range(3)]
result = [c(), c(), total, [f() for f in fs]]
#### errors
result = []
def risky(kind):
    try:
        if kind == 1: raise ValueError('one')
        if kind == 2: {}['k']
        if kind == 3: [][1]
        if kind == 4: 1 / 0
        if kind == 5: None.x
        if kind == 6: undefined
        if kind == 7: int('x')
        return 'fine'
    except ValueError as e:
        return ('value', str(e), e.args)
    except (KeyError, IndexError) as e:
        return type(e).__name__
    except Exception as e:
        return (type(e).__name__, str(e))
    else:
        return 'unreached'
    finally:
        result.append(kind)
result += [[risky(k) for k in range(8)]]
class MyError(Exception):
    def __init__(self, code, msg):
        super().__init__(msg)
        self.code = code
try:
    try:
        raise MyError(7, 'bad')
    except MyError as e:
        raise RuntimeError('outer') from e
except RuntimeError as e:
    result.append((str(e), e.__cause__.code, str(e.__cause__), e.__cause__.args))
class Simple(ValueError): pass
try:
    raise Simple('s', 2)
except ValueError as e:
    result.append((repr(e), isinstance(e, Simple)))
try:
    raise KeyError
except LookupError as e:
    result.append(repr(e))
def fin():
    for i in range(3):
        try:
            if i == 1: break
            continue
        finally:
            result.append(('f', i))
    try:
        return 'try'
    finally:
        result.append('cleanup')
result.append(fin())
try:
    assert 1 == 2, 'msg'
except AssertionError as e:
    result.append(str(e))
def reraise():
    try:
        raise ValueError('again')
    except ValueError:
        raise
try: reraise()
except ValueError as e: result.append(str(e))
#### classes
class Base:
    kind = 'base'
    items = []
    def __init__(self, x, *, y=0):
        self.x = x
        self.y = y
    def show(self): return f'{self.kind}:{self.x}:{self.y}'
    @property
    def double(self): return self.x * 2
    @double.setter
    def double(self, v): self.x = v // 2
    @classmethod
    def make(cls, v): return cls(v, y=1)
    @staticmethod
    def helper(a): return a + 1
    def __repr__(self): return f'<{type(self).__name__} {self.x}>'
    def __eq__(self, other): return isinstance(other, Base) and self.x == other.x
    def __lt__(self, other): return self.x < other.x
    def __add__(self, other): return type(self)(self.x + (other.x if isinstance(other, Base) else other))
    def __radd__(self, other): return self + other
    def __len__(self): return self.x
    def __getitem__(self, k): return (k, self.x)
    def __contains__(self, k): return k == self.x
    def __iter__(self): return iter(range(self.x))
    def __call__(self, *a): return a
    def __bool__(self): return self.x > 0
    def __hash__(self): return hash(self.x)
class Child(Base):
    kind = 'child'
    def __init__(self, x, **kw):
        super().__init__(x + 1, **kw)
    def show(self): return 'C' + super().show()
b = Base(1); c = Child(2, y=5)
b.double = 10
result = [b.show(), c.show(), b.double, Child.make(3).show(), Base.helper(1), b.helper(2), repr(c), [b, c], b == Base(5), b != c, sorted([Base(3), Base(1)]), b + 1, 1 + b, sum([Base(1), Base(2)]), len(c), c['k'], 3 in c, list(c), c(1, 2), bool(Base(0)), isinstance(c, Base), issubclass(Child, Base), Child.__name__, Child.__mro__[1].__name__, hasattr(b, 'nope'), getattr(b, 'nope', 'd'), str(c), f'{c}', type(c).__name__, c.__class__.__name__, Base.items is Child.items]
setattr(b, 'z', 1); Base.shared = 2
result += [b.z, c.shared, vars(b) == {'x': 5, 'y': 0, 'z': 1}, b.__dict__['z']]
del b.z
result.append(hasattr(b, 'z'))
#### inheritance
class A:
    def f(self): return 'A'
class B(A):
    def f(self): return 'B' + super().f()
class C(A):
    def f(self): return 'C' + super().f()
class D(B, C):
    def f(self): return 'D' + super().f()
class E(D): pass
class Meta:
    subs = []
    def __init_subclass__(cls, tag=None, **kw):
        super().__init_subclass__(**kw)
        Meta.subs.append((cls.__name__, tag))
class M1(Meta, tag='t'): pass
class M2(M1): x = 1
class Single:
    _one = None
    def __new__(cls, *a):
        if cls._one is None:
            cls._one = super().__new__(cls)
        return cls._one
    def __init__(self, v=0): self.v = v
class Outer:
    class Inner:
        y = 2
    z = Inner.y + 1
    w = [z for _ in range(2)] if False else [1]
class Str(str):
    def shout(self): return self.upper() + '!'
class D2(dict):
    def __missing__(self, k): return k
class G:
    def __getattr__(self, n): return 'got ' + n
    def __setattr__(self, n, v): object.__setattr__(self, n, v * 2)
g = G(); g.a = 2
result = [E().f(), [c.__name__ for c in D.__mro__], Meta.subs, Single(1) is Single(2), Single().v, Outer.z, Outer.Inner().y, Str('a').shout(), Str('ab') == 'ab', len(Str('abc')), Str('x') + 'y', g.foo, g.a]
#### context_managers
log = []
class CM:
    def __init__(self, n, swallow=False): self.n = n; self.swallow = swallow
    def __enter__(self): log.append('enter ' + self.n); return self.n
    def __exit__(self, t, v, tb): log.append(('exit', self.n, t and t.__name__, str(v) if v else None)); return self.swallow
with CM('a') as a, CM('b') as b:
    log.append(a + b)
with CM('c', True):
    raise ValueError('x')
def f():
    with CM('d'):
        return 1
f()
try:
    with CM('e'):
        raise KeyError('k')
except KeyError:
    log.append('caught')
result = log
#### match
def m(x):
    match x:
        case 1 | 2: return 'small'
        case int() if x > 100: return 'big'
        case int(n): return ('int', n)
        case 'a': return 'letter'
        case [a]: return ('one', a)
        case [a, *rest, z]: return (a, rest, z)
        case {'k': v, **rest}: return (v, rest)
        case None: return 'none'
        case P(x=0): return 'origin'
        case P(px, y=py): return ('p', px, py)
        case (-1.5 | True): return 'odd'
        case str() as s: return 'str ' + s
        case _: return 'other'
class P:
    __match_args__ = ('x', 'y')
    def __init__(self, x, y): self.x = x; self.y = y
result = [m(1), m(500), m(5), m('a'), m([1]), m([1, 2, 3]), m((1, 2)), m({'k': 1, 'l': 2}), m(None), m(P(0, 1)), m(P(3, 4)), m('zz'), m(2.5)]
#### scoping
x = 'global'
def f():
    try:
        return x
    except UnboundLocalError as e:
        return 'unbound'
    x = 1
class C:
    x = 'class'
    def g(self): return x
    y = x
def outer():
    x = 'outer'
    class D:
        z = x
        def h(self): return x
    return D.z, D().h()
del_me = 1
del del_me
try:
    del_me
except NameError as e:
    err = str(e)
result = [f(), C().g(), C.y, outer(), err, [x for x in 'ab'], x, __name__ != '']
#### aug
class A: pass
a = A(); a.n = 1; a.n += 2; a.l = [1]; a.l += (2,)
d = {'k': 1}; d['k'] += 5; d |= {'z': 1}
t = (1,); t += (2,)
s = {1}; s |= {2}; s -= {1}
n = 7; n //= 2; n **= 2; n %= 5; n <<= 2; n |= 1
st = 'a'; st += 'b'; st *= 2
alias = l = [1]; l += [2]; l *= 2
result = [a.n, a.l, d, t, s, n, st, alias]
#### star_args
def f(*args, **kwargs): return args, kwargs
a = [1, 2]; k = {'x': 1}
result = [f(*a, 3, *a, y=2, **k), f(*(i for i in a)), f(**{**k, 'z': 3}), print('hi'), max(*a), [*a, *a], {**k, 'x': 5}]
#### walrus_and_conditions
data = [1, 2, 3]
if (n := len(data)) > 2:
    r = n
elif n:
    r = 0
else:
    r = -1
while (x := data.pop()) > 1: pass
result = [r, x, data, (lambda: (z := 3) + z)()]
#### chained_methods
result = ('  Hello World  '.strip().lower().replace('o', '0').split(), ','.join(str(i) for i in range(3)), 'a-b_c'.title(), 'x'.join(['a', 'b']), 'abc'.startswith(('a', 'b')), 'k=v'.partition('='), [3, 1, 2].index(1), sorted(['b', 'A'], key=str.lower), list(map(str, [1, 2])), list(filter(None, [0, 1])), list(reversed([1, 2])), [1, 2, 3][-1], 'abc'.find('z'), '{:>5}|{:05d}|{:,}'.format('a', 42, 1234567), 'a%%b' % ())
#### crlf_tabs
if True:
	result = [1,
		2]
#### semicolons
a = 1; b = 2
if a: c = 3; d = 4
result = [a, b, c, d]
#### alembic_shapes
TABLES = ['alpha', 'beta']
COLS = {'alpha': ('x', 10), 'beta': ('y', 20)}
done = []
def upgrade():
    for name in TABLES:
        done.append(f'create {name}')
    for table, (col, size) in COLS.items():
        done.append('ALTER %s ADD %s(%d)' % (table, col, size))
    for i, name in enumerate(reversed(TABLES), start=1):
        done.append({'i': i, 'name': name})
    [done.append(k) for k in sorted(COLS, reverse=True)]
    rows = [{'id': i, 'name': n} for i, n in [(1, 'a'), (2, 'b')]]
    done.extend(rows)
    if not rows: return
    done.append(dict(rows[0], extra=True))
upgrade()
result = done
#### inner_functions
def outer(a):
    def inner(b, c=a):
        def deepest():
            return a + b + c
        return deepest()
    return inner
def fact(n): return 1 if n <= 1 else n * fact(n - 1)
def even(n): return True if n == 0 else odd(n - 1)
def odd(n): return False if n == 0 else even(n - 1)
result = [outer(1)(2), outer(1)(2, 3), fact(20), even(10), (lambda f: f(f, 5))(lambda self, n: 0 if n == 0 else n + self(self, n - 1))]
#### mixed_numbers
result = [int('12'), float('1.5'), str(1.0), str(1e100), repr(0.1), int(3.9), bool(''), 5 // 2.0, 1 / 3, 2 ** 0.5, 1e16, 123456789.0, -0.0, round(3.14159, 2), hex(255), bin(5), chr(65), ord('A'), min(2, 1.5), pow(2, 3, 5), 3 == 3.0, hash(1) == hash(1.0)]
#### generators
def gen(n):
    for i in range(n):
        yield i
    return 'done'
def infinite():
    i = 0
    while True:
        yield i
        i += 1
def chain(*its):
    for it in its:
        yield from it
def guarded():
    try:
        yield 1
        yield 2
    finally:
        log.append('closed')
def coroutine():
    got = []
    while len(got) < 2:
        x = yield got
        got.append(x)
    yield got
log = []
it = infinite()
first = [next(it), next(it)]
def take(n, it):
    out = []
    for x in it:
        if len(out) >= n: break
        out.append(x)
    return out
co = coroutine(); next(co); co.send('a')
def with_cond():
    for i in range(4):
        if i % 2:
            yield i
        else:
            continue
    with open_cm() as v:
        yield v
    try:
        raise ValueError
    except ValueError:
        yield 'handled'
    else:
        yield 'no'
class open_cm:
    def __enter__(self): return 'v'
    def __exit__(self, *a): log.append('exit')
def delegating():
    r = yield from gen(2)
    yield r
def tree(n):
    if n:
        yield from tree(n - 1)
        yield n
result = [list(gen(3)), first, list(chain('ab', [1])), list(guarded()), log, take(3, infinite()), co.send('b'), list(with_cond()), list(delegating()), next(gen(0), 'dflt'), sum(gen(5)), list(tree(4)), [x for x in gen(2)], sorted(gen(3), reverse=True), dict((k, 1) for k in gen(2))]
#### stars_before_longer_expressions
class m:
    y = [3, 4]
x = [[1, 2], [5]]
result = [[*map(str, m.y)], [*m.y], [*x[0], *x[1]], (*m.y.copy(), 9), {*x[0] + x[1]}, [*sorted(i for i in x[0])], sum([*x[0]])]
