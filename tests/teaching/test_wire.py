"""What crosses between two processes is data, and nothing else."""

import io
import json

import numpy as np
import pytest

from teaching.wire import LONGEST, Line, WireError, pack, unpack

VALUES = [
    None, True, 3, -2.5, float("inf"), "Zoë \ud83d", b"\x00\xff", 2 + 3j,
    (1, [2.0, {"a": (None,)}]), np.array([[1.5, np.nan], [0.0, 2.0]]), np.array(3),
    np.float64(2.5), np.bool_(True), np.arange(3), np.array(["a", "bc"]), np.zeros((0, 2)),
]  # fmt: skip


@pytest.mark.parametrize("value", VALUES, ids=repr)
def test_values_arrive_as_they_were(value):
    came = unpack(json.loads(json.dumps(pack(value))))
    assert type(came) is type(value)
    assert repr(came) == repr(value)
    assert getattr(came, "dtype", None) == getattr(value, "dtype", None)


def test_a_generator_goes_on_where_it_was():
    rng = np.random.default_rng(3)
    rng.integers(7)
    assert unpack(json.loads(json.dumps(pack(rng)))).uniform() == rng.uniform()


class Odd:
    def __repr__(self):
        raise SystemExit

    def __reduce__(self):
        return (exec, ("raise AssertionError",))


@pytest.mark.parametrize("value", [Odd(), lambda: 1, Odd, np.array([Odd()]), {1: 2}, iter([])])
def test_anything_else_arrives_as_its_kind_and_a_few_words(value):
    came = unpack(json.loads(json.dumps(pack(value))))
    assert type(came).__name__ == type(value).__name__
    assert len(repr(came)) <= 200


def test_what_holds_itself_is_cut_off():
    held = []
    held.append(held)
    assert unpack(pack(held))


@pytest.mark.parametrize(
    "told",
    [
        [1], {}, {"list": 3}, {"array": ["V8", [1], ""]}, {"array": ["<f8", [10**9], "AAAA"]},
        {"scalar": ["O", [], "AAAAAAAAAAA="]}, {"generator": [1]}, {"eval": "1"}, {"dict": [[1]]},
        {"thing": []}, {"complex": ["1", "2", "3"]}, {"a": 1, "b": 2},
    ],
    ids=str,
)  # fmt: skip
def test_what_was_not_packed_is_refused(told):
    with pytest.raises(WireError):
        unpack(told)


@pytest.mark.parametrize("line", [b"[1]\n", b"{", b"\xff\n", b"[" * 10**5 + b"\n", b"1" * LONGEST])
def test_a_line_that_is_no_message_is_refused(line):
    with pytest.raises(WireError):
        Line(io.BytesIO(line), None).receive()
