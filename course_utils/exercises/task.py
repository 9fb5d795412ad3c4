"""A task: what a learner's function should do, on which arguments it is tried."""

import ast
import functools
import inspect
import itertools
import textwrap
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from numbers import Real
from typing import Any

import numpy as np

from course_utils.exercises import faults, reading
from course_utils.exercises.answer import Kind
from course_utils.exercises.judgement import Judgement, Verdict
from course_utils.exercises.source import (
    code_of,
    definition,
    is_placeholder,
    names_in,
    of_kind,
    stored_in,
)
from course_utils.exercises.trial import Trial
from course_utils.exercises.variants import Mistake, compiled, function_in, ticking
from course_utils.validation import quote
from course_utils.words import count_of

CASES = 8

Arguments = tuple[Any, ...]
"""What one case hands over."""
Made = tuple[list[str], str]
"""What is said of mistakes, and the solution's code with them in it."""


@dataclass(kw_only=True)
class Task:
    """One function for the learner to write.

    - ``written``: the function as a learner would write it. It reads other names as the notebook
      has them.
    - ``arguments``: ``arguments(rng, case)`` returns random arguments for one of the `CASES` cases.
      The number of the case lets it see to it that typical mistakes show: both signs, say.
    - ``mistakes``: what has a sentence of its own; the slips of the table are known for every
      exercise.
    - ``stands_for``: what the names mean that the solution reads from the notebook, where that is
      not what they mean in the solution's own module.
    - ``array``: whether an array must come back, since the lesson goes on with one; ``list`` where
      a list will do as well.
    - ``walk``: ``walk(function)`` returns what is called instead of the function: many steps of it,
      say.
    """

    written: Callable[..., Any]
    arguments: Callable[[np.random.Generator, int], Arguments]
    mistakes: Sequence[Mistake] = ()
    stands_for: Mapping[str, object] = field(default_factory=dict)
    array: bool | type[list[Any]] = False
    walk: Callable[[Callable[..., Any]], Callable[..., Any]] | None = None

    def __post_init__(self) -> None:
        self.name = self.written.__name__
        self.source = textwrap.dedent(inspect.getsource(self.written)).strip()
        around = inspect.getclosurevars(self.written).globals
        self.names: dict[str, object] = {**around, **self.stands_for}
        if isinstance(around.get("np"), type(np)) or "np" not in self.names:
            self.names["np"] = np
        self.reference = function_in(self.source, self.names)
        self.reference.__name__ = self.name
        self.parameters = list(inspect.signature(self.written).parameters)

    @functools.cached_property
    def ticking(self) -> Callable[..., Any]:
        """The solution with loops that count their rounds, for arguments that nobody tried."""
        return function_in(ast.unparse(ticking(definition(self.source))), self.names)

    @functools.cached_property
    def looked_at(self) -> set[str]:
        """The parameters that conditions of the solution look at; all, where it has none."""
        own = ast.parse(self.source)
        tests = [each.test for each in of_kind(ast.If | ast.While | ast.IfExp, own)]
        names = set[str]().union(*map(names_in, tests))
        return set(self.parameters) & names if tests else set(self.parameters)

    @functools.cached_property
    def has_rows(self) -> bool:
        """Tell whether rows are handed over: tables, or anything beside weights alone."""
        tables = [np.ndim(each) == 2 for each in self.cases()[0]]
        return "weights" not in self.parameters or any(tables)

    def told_by(self, trials: Sequence[Trial]) -> dict[str, list[Any]]:
        """Return what cases may be told by: numbers that are handed over and looked at."""
        held = zip(*[trial.arguments for trial in trials], strict=True)
        return {
            f"`{name}`": list(values)
            for name, values in zip(self.parameters, held, strict=False)
            if name in self.looked_at and all(isinstance(value, Real) for value in values)
        }

    @property
    def signature(self) -> str:
        """The function's name with its parameters, as in ``error(x, y)``."""
        return f"{self.name}({', '.join(self.parameters)})"

    @property
    def placeholder(self) -> str:
        """The cell that waits for the learner's code."""
        return f"def {self.signature}:\n    return None  # replace None"

    def made_mistakes(self, count: int = 1) -> Iterator[tuple[Made, Callable[..., Any]]]:
        """Yield the written mistakes, so many of them at once, each time with what makes them."""
        for some in itertools.combinations(self.mistakes, count):
            code = self.source
            for mistake in some:
                if count > 1 and not (mistake.right and mistake.right in code):
                    break  # they change the same place
                code = mistake.code(code)
            else:
                if (made := compiled(code)) is not None:
                    sentences = [mistake.sentence for mistake in some]
                    yield (sentences, code), function_in(made, self.names)

    def run_as(self, function: Callable[..., Any]) -> Callable[..., Any]:
        """Return what is called to try a function."""
        return self.walk(function) if self.walk is not None else function

    def is_own(self, attempt: object) -> bool:
        """Tell whether an attempt is the course's own function, handed out by a check."""
        return attempt is self.reference

    def is_form(self, value: object) -> bool:
        """Tell whether a result is an array, or a list, where one must come back."""
        kinds = (np.ndarray, list) if self.array is list else np.ndarray
        return not self.array or isinstance(value, kinds)

    def unused(self, attempt: Callable[..., Any]) -> list[str]:
        """Return what an attempt does not use, although the solution does."""
        return self._reads(attempt, reading.unused)

    def of_the_notebook(self, attempt: Callable[..., Any]) -> list[str]:
        """Return what an attempt takes from the notebook, although the solution does not."""
        return self._reads(attempt, reading.of_the_notebook)

    def _reads(self, attempt: Callable[..., Any], found: Callable[..., Iterator[str]]) -> list[str]:
        tree, own = code_of(attempt), code_of(self.written)
        if tree is None or own is None:
            return []
        read, ours = names_in(own), [each.arg for each in own.args.args]
        theirs = [each.arg for each in tree.args.args]
        wanted = {one for one, other in zip(theirs, ours, strict=False) if other in read}
        around = read - {*ours} - stored_in(own)
        return list(found(tree, wanted, around, getattr(attempt, "__globals__", {})))

    def asked(self) -> list[str]:
        """Return what the solution returns, item by item."""
        values = [each.value for each in of_kind(ast.Return, ast.parse(self.source))]
        return [ast.unparse(x) for x in values[0].elts] if isinstance(values[0], ast.Tuple) else []

    def cases(self) -> list[Arguments]:
        """Return the random arguments that an attempt is tried on."""
        rng = np.random.default_rng()
        return [self.arguments(rng, case) for case in range(CASES)]

    def judge(self, attempt: object) -> Verdict:
        """Return the kind of an attempt and what to say about it; never raises."""
        if attempt is None or attempt is ...:
            said = f"Write the function {self.signature}, then run this cell."
            return Kind.NOT_ATTEMPTED, (said,), ""
        if self.is_own(attempt):
            # An earlier cell has put it in the place of an attempt that was not right.
            said = f"This is the course's own {self.name}. Run your own cell first, then this."
            return Kind.NOT_ATTEMPTED, (said,), ""
        if complaint := self._no_such_function(attempt):
            return Kind.NOT_YET, (complaint,), "no such function"
        assert callable(attempt)  # noqa: S101 (seen above; this tells type checkers)
        judgement = Judgement(self, attempt)
        if is_placeholder(attempt):
            if said := faults.waiting(judgement.tree):
                return Kind.NOT_YET, (said,), "return None is still there"
        elif not judgement.only_dots():
            return judgement.verdict()
        said = f"The function {self.signature} still waits for your code."
        return Kind.NOT_ATTEMPTED, (said,), ""

    def _no_such_function(self, attempt: object) -> str:
        if not callable(attempt):
            return (
                f"A function {self.signature} is asked for, but {self.name} is {quote(attempt)}. "
                "Run the cell with your function again."
            )
        if inspect.iscoroutinefunction(attempt):
            return f"Begin with def {self.signature}: alone, without async."
        count = len(self.parameters)
        try:
            signature = inspect.signature(attempt)
        except Exception:  # whatever a learner's object does when it is asked
            return ""
        try:
            signature.bind(*range(count))
        except TypeError:
            return (
                f"It should take {count_of(count, 'parameter')}, {self.signature}, but it is "
                f"written as {self.name}{signature}."
            )
        return ""
