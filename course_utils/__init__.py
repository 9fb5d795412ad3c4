"""Helpers of the course "How does a neuron learn?".

The modules build on each other, from numbers up to widgets, and import downwards only:

- ``validation``: reads what a learner typed or passed, or says in one sentence what is wrong;
- ``losses``: how wrong a guess is, and in which direction it gets worse;
- ``problem``: the boxes and their weights as data;
- ``guessing``, ``chances``, ``own_guess``: random search, and what it must cost;
- ``learning``: gradient descent, one run or many at once, and how each run ended;
- ``words``: one sentence about a run;
- ``plots``: the drawings, on axes they are given;
- ``pictures``, ``gallery``: finished pictures, shown with their sentence;
- ``frames``: every picture of an explorer at once, as pixels;
- ``models``: what an explorer knows, without any controls;
- ``widgets``: what the learner sees and moves.
"""

__version__ = "0.1.0"
