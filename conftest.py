"""How the tests are chosen, shared out and reported: see `tests.running` and `tests.layers`."""

pytest_plugins = ("tests.running",)
