"""What processes use: memory, and the processor time of a process and of all that it started."""

from collections.abc import Iterable
from dataclasses import dataclass

import psutil

MEBIBYTE = 2**20


@dataclass(frozen=True)
class Usage:
    """Core-seconds since the start, and memory in MiB now.

    ``shared_out`` counts a page that n processes share as 1/n (PSS); ``resident`` counts it in full
    (RSS), as a limit on one learner may. ``kernels`` and ``kernels_resident`` are the parts of both
    in kernels.
    """

    core_seconds: float = 0.0
    shared_out: float = 0.0
    resident: float = 0.0
    kernels: float = 0.0
    kernels_resident: float = 0.0
    kernel_count: int = 0

    def __add__(self, other: "Usage") -> "Usage":
        return Usage(
            self.core_seconds + other.core_seconds,
            self.shared_out + other.shared_out,
            self.resident + other.resident,
            self.kernels + other.kernels,
            self.kernels_resident + other.kernels_resident,
            self.kernel_count + other.kernel_count,
        )


def of(process: psutil.Process, *, memory: bool = True) -> Usage:
    """Return what one process uses, with the time of its children that have ended."""
    try:
        times = process.cpu_times()
        spent = times.user + times.system + times.children_user + times.children_system
        if not memory:
            return Usage(spent)
        full = process.memory_full_info()
        shared_out, resident = full.pss / MEBIBYTE, full.rss / MEBIBYTE
        is_kernel = any("ipykernel_launcher" in part for part in process.cmdline())
    except (psutil.NoSuchProcess, psutil.ZombieProcess):
        return Usage()
    kernel = (shared_out, resident, 1) if is_kernel else (0.0, 0.0, 0)
    return Usage(spent, shared_out, resident, *kernel)


def of_tree(root: psutil.Process, *, memory: bool = True) -> Usage:
    """Return what a process and all that it started use."""
    try:
        processes = [root, *root.children(recursive=True)]
    except psutil.NoSuchProcess:
        return Usage()
    return total(of(process, memory=memory) for process in processes)


def total(usages: Iterable[Usage]) -> Usage:
    """Return the sum."""
    return sum(usages, Usage())


def owners(root: psutil.Process) -> dict[str, psutil.Process]:
    """Return the processes that a hub has started: one for each learner, by name, and the proxy."""
    found = {}
    for process in root.children():
        try:
            learner = process.environ().get("JUPYTERHUB_USER")
            command = " ".join(process.cmdline())
        except (psutil.NoSuchProcess, psutil.ZombieProcess):
            continue
        if learner:
            found[learner] = process
        elif "configurable-http-proxy" in command:
            found["proxy"] = process
    return found
