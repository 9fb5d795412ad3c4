"""Properties are tried on examples that Hypothesis draws: the same ones in every run."""

from hypothesis import settings

settings.register_profile(
    "course", derandomize=True, database=None, deadline=None, max_examples=100
)
settings.load_profile("course")
