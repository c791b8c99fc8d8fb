#### a str enum
import enum
class Color(str, enum.Enum):
    RED = "red"
    BLUE = "blue"
    ALIAS = "red"
    @property
    def nice(self):
        return self.value.title()
    @classmethod
    def default(cls):
        return cls.BLUE
    def __str__(self):
        return "c:" + self.value
result = [Color.RED, Color("blue"), Color["RED"], Color.ALIAS is Color.RED, [c.value for c in Color], len(Color), Color.RED == "red", Color.RED.nice, Color.default(), str(Color.RED), f"{Color.RED}", "red" in [Color.RED], Color.RED.upper(), {Color.RED: 1}["red"], isinstance(Color.RED, str), Color.RED.name, list(Color.__members__), ",".join(Color), type(Color.RED) is Color, Color.RED in Color]
#### enums with auto, flags and values that spread
from enum import Enum, IntEnum, auto, Flag, IntFlag, StrEnum, unique
class A(Enum):
    ONE = auto()
    TWO = auto()
class I(IntEnum):
    LOW = 1
    HIGH = 10
class P(Enum):
    EARTH = (5.97, 6.37)
    MARS = (0.64, 3.39)
    def __init__(self, mass, radius):
        self.mass = mass
        self.radius = radius
class F(Flag):
    R = auto()
    W = auto()
    X = auto()
    RW = R | W
class S(StrEnum):
    First = auto()
class N(IntFlag):
    A = 1
    B = 2
@unique
class U(Enum):
    X = 1
class G(Enum):
    def _generate_next_value_(name, start, count, last_values):
        return name.lower()
    AB = auto()
result = [A.ONE, A.TWO.value, I.HIGH > I.LOW, I.HIGH + 1, int(I.LOW), str(I.LOW), P.EARTH.mass, P.MARS.value, F.R | F.W, F.R in F.RW, (F.R | F.X).value, F.RW & F.R, bool(F.R & F.W), S.First, str(S.First), N.A | N.B, N.A | 4, N(3), sorted([I.HIGH, I.LOW]), G.AB.value, list(F), U.X, I(10)]
#### an enum made with __new__ and _missing_
from enum import Enum
class C(str, Enum):
    def __new__(cls, value, label):
        obj = str.__new__(cls, value)
        obj._value_ = value
        obj.label = label
        return obj
    @classmethod
    def _missing_(cls, value):
        return cls.A
    A = ("a", "The A")
    B = ("b", "The B")
result = [C.A, C.A.label, C("b").label, C("zzz"), C.A == "a", C.B.value]
#### a value that is no member
import enum
class E(enum.Enum):
    A = 1
try:
    E(5)
except ValueError as e:
    a = str(e)
try:
    E["Z"]
except KeyError as e:
    b = str(e)
result = (a, b)
#### dataclasses
from dataclasses import dataclass, field, asdict, astuple, replace, fields, is_dataclass
from typing import ClassVar, List, Optional
@dataclass
class Point:
    x: int
    y: int = 0
    tags: List[str] = field(default_factory=list)
    count: ClassVar[int] = 5
    def total(self):
        return self.x + self.y
@dataclass(order=True, frozen=True)
class Sub:
    a: int
    b: str = field(default="z", compare=False, repr=False)
@dataclass
class Child(Point):
    z: Optional[int] = None
    def __post_init__(self):
        self.w = self.x * 2
p = Point(1, tags=["t"])
try:
    Point()
except TypeError as e:
    err = type(e).__name__
try:
    Sub(1).a = 2
except AttributeError as e:
    frozen = str(e)
result = [p, p == Point(1, 0, ["t"]), asdict(p), astuple(p), replace(p, x=9), p.total(), [f.name for f in fields(Point)], is_dataclass(p), Point.count, Sub(1) < Sub(2), sorted([Sub(2), Sub(1)]), Child(1, z=3), Child(2).w, Point(1).tags is Point(1).tags, err, frozen, Sub(1) == Sub(1, "q")]
#### named tuples
from typing import NamedTuple
from collections import namedtuple
class P(NamedTuple):
    x: int
    y: str = "d"
    def both(self):
        return f"{self.x}{self.y}"
class Q(namedtuple("Q", ["a", "b"])):
    def sum(self):
        return self.a + self.b
x, y = P(1)
result = [P(1), P(1, "z").both(), x, y, P(1)._asdict(), P._fields, Q(1, 2).sum(), Q(1, 2), P(1) == (1, "d"), [a for a in Q(3, 4)], P(1)._replace(x=2), Q(b=1, a=2).a, max(P(1), P(2))]
#### context managers
from contextlib import contextmanager, suppress, nullcontext, closing
log = []
@contextmanager
def managed(name):
    log.append("in " + name)
    try:
        yield name.upper()
    except KeyError as e:
        log.append("caught " + str(e))
    finally:
        log.append("out " + name)
with managed("a") as a:
    log.append(a)
with managed("b"):
    raise KeyError("k")
with suppress(ValueError, KeyError):
    {}["x"]
with nullcontext(5) as five:
    log.append(five)
try:
    with managed("c"):
        raise ValueError("v")
except ValueError as e:
    log.append(repr(e))
result = log
#### properties, class methods and super
import functools
class Base:
    registry = {}
    def __init_subclass__(cls, **kwargs):
        Base.registry[cls.__name__] = cls
    def __init__(self, n):
        self._n = n
    @property
    def n(self):
        return self._n
    @n.setter
    def n(self, value):
        self._n = value * 2
    @staticmethod
    def add(a, b):
        return a + b
    @classmethod
    def make(cls, n):
        return cls(n)
    @functools.cached_property
    def slow(self):
        return [self._n]
    def __eq__(self, other):
        return isinstance(other, Base) and self._n == other._n
    def __hash__(self):
        return hash(self._n)
    def __repr__(self):
        return f"<{type(self).__name__} {self._n}>"
    def __len__(self):
        return self._n
    def __getitem__(self, key):
        return key * 2
    def __contains__(self, item):
        return item == 3
    def __call__(self, *a, **k):
        return (a, k)
class Derived(Base):
    def __init__(self, n):
        super().__init__(n + 1)
d = Derived.make(1)
d.n = 5
result = [d, d.n, Base.add(1, 2), d.add(3, 4), d.slow is d.slow, d == Derived(9), len(d), d[4], d["a"], 3 in d, 4 in d, d(1, k=2), bool(Base(0)), sorted(Base.registry), isinstance(d, Base), issubclass(Derived, Base), getattr(d, "zz", None), vars(Base(1)), Base(1).__dict__, callable(d), d.__class__.__name__, hasattr(d, "slow"), [Base(1)] == [Base(1)], Base(1) in [Base(1)]]
#### objects of classes derived from builtin ones
class MyStr(str):
    def shout(self):
        return self.upper() + "!"
class MyDict(dict):
    def __missing__(self, key):
        return key * 2
    def __getattr__(self, name):
        return self[name]
class MyList(list):
    def second(self):
        return self[1]
class MyError(ValueError):
    def __init__(self, msg, code=1):
        super().__init__(msg)
        self.code = code
class MyInt(int):
    pass
s, d, l = MyStr("ab"), MyDict(a=1), MyList([1, 2, 3])
l.append(4)
try:
    raise MyError("bad", code=7)
except ValueError as e:
    caught = (str(e), e.code, e.args, repr(e))
result = [s.shout(), s + "c", len(s), s == "ab", {"ab": 1}[s], d["a"], d["zz"], d.a, dict(d), l.second(), l[-1], len(l), sum(l), caught, MyInt(5) + 1, "%s" % s, f"{s:>4}", isinstance(s, str), sorted(l, reverse=True), "-".join([s, s]), list(d.items())]
#### abstract classes, protocols and generics
from abc import ABC, abstractmethod
from typing import Generic, TypeVar, Protocol, Any, Union, Literal, Annotated, TYPE_CHECKING, Callable, overload, final
from collections.abc import Mapping, Sequence, Iterable
T = TypeVar("T")
if TYPE_CHECKING:
    import nowhere
class Shape(ABC):
    @abstractmethod
    def area(self) -> float: ...
class Box(Shape, Generic[T]):
    def __init__(self, item: T) -> None:
        self.item = item
    def area(self) -> float:
        return 1.5
class Proto(Protocol):
    def f(self) -> int: ...
def g(x: "Union[int, None]" = None, y: Callable[[int], str] | None = None) -> Literal["a"]:
    return "a"
Alias = Annotated[int, "meta"]
result = [Box[int](5).item, Box("x").area(), isinstance({}, Mapping), isinstance([], Sequence), isinstance("", Iterable), isinstance(5, Iterable), g(), isinstance({}, Sequence)]
