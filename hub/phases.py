"""A class at work: its phases, one after the other, and what each of them used."""

import statistics
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

import psutil

from hub import usage
from hub.learner import Learner
from hub.usage import Usage


@dataclass
class Phase:
    """How long each learner took, and the core-seconds of all learners' processes and the hub's."""

    seconds: list[float] = field(default_factory=list)
    learners: float = 0.0
    hub: float = 0.0
    proxy: float = 0.0

    def told(self, count: int) -> dict:
        """Return it for the report; core-seconds are for each learner."""
        told = {"seconds": summary(self.seconds)} if self.seconds else {}
        spent = {"learner": self.learners, "hub": self.hub, "proxy": self.proxy}
        return told | {
            "core_seconds": {key: round(value / count, 3) for key, value in spent.items()}
        }


class Load:
    """A class at work: its phases, one after the other, and what each of them used."""

    def __init__(self, learners: list[Learner], hub: psutil.Process):
        self.learners, self.hub = learners, hub
        self.phases: dict[str, Phase] = {}

    def phase(self, name: str, act: Callable[[Learner], None]) -> None:
        """Let all learners who have not failed do something at the same time."""
        before, phase = self._spent(), Phase()

        def timed(each: Learner) -> None:
            begin = time.perf_counter()
            try:
                act(each)
            except Exception as error:  # whatever it is, the others go on, and the report tells it
                each.failure = f"{each.name}, {name}: {type(error).__name__}: {error}"
            else:
                phase.seconds.append(time.perf_counter() - begin)

        able = [each for each in self.learners if not each.failure]
        with ThreadPoolExecutor(max(len(able), 1)) as pool:
            list(pool.map(timed, able))
        self._close(name, phase, before)

    def wait(self, seconds: float) -> None:
        """Let nobody do anything, with all lessons open."""
        before = self._spent()
        time.sleep(seconds)
        self._close("idle", Phase(), before)

    def memory(self) -> dict:
        """Return MiB for each learner, for the hub and for the proxy, as they are now."""
        owners = usage.owners(self.hub)
        trees = [usage.of_tree(owners[each.name]) for each in self.learners if each.name in owners]
        running = [tree for tree in trees if tree.kernel_count == 1] or [Usage()]
        return {
            "learner": summary([tree.shared_out for tree in running], digits=1),
            "kernel": summary([tree.kernels for tree in running], digits=1),
            "learner_resident": summary([tree.resident for tree in running], digits=1),
            "kernel_resident": summary([tree.kernels_resident for tree in running], digits=1),
            "hub": round(usage.of(self.hub).shared_out, 1),
            "proxy": round(usage.of_tree(owners["proxy"]).shared_out, 1),
        }

    def _spent(self) -> dict[str, float]:
        owners = usage.owners(self.hub)
        proxy = owners.pop("proxy", None)
        return {
            "hub": usage.of(self.hub, memory=False).core_seconds,
            "proxy": usage.of_tree(proxy, memory=False).core_seconds if proxy else 0.0,
            "learners": sum(
                usage.of_tree(each, memory=False).core_seconds for each in owners.values()
            ),
        }

    def _close(self, name: str, phase: Phase, before: dict[str, float]) -> None:
        for key, spent in self._spent().items():
            setattr(phase, key, spent - before[key])
        self.phases[name] = phase


def summary(values: list[float], *, digits: int = 3) -> dict:
    """Return the median, the value that 95 % do not exceed, the largest, and how many there are."""
    ordered = sorted(values)
    high = ordered[min(len(ordered) - 1, int(0.95 * len(ordered)))]
    told = {"median": statistics.median(ordered), "95%": high, "largest": ordered[-1]}
    return {key: round(value, digits) for key, value in told.items()} | {"count": len(ordered)}
