"""Helpers of the course "How does a neuron learn?".

The modules build on each other, from numbers up to widgets, and import downwards only:

- ``typed``: reads a number as people write it;
- ``validation``: reads what a learner typed or passed, or says in one sentence what is wrong;
- ``progress``: keeps what a learner did, in the kernel and beside the notebooks;
- ``arguments``: refuses in the same way what is no number: functions, generators, names;
- ``patience``: calls a learner's function, which may raise or never end;
- ``losses``, ``neuron``: what a neuron predicts, how wrong it is, and where it gets worse;
- ``problem``: the boxes and their weights as data;
- ``people``, ``log_losses``, ``yes_no``: real people, and a question about them to learn;
- ``learning``: guess, correct, descend: one run or many at once, and how each of them ended;
- ``words``: one sentence about a run;
- ``exercises``, ``challenges``: what a learner writes, checked and explained;
- ``plots``: the drawings, on axes they are given;
- ``pictures``, ``gallery``: finished pictures, shown with their sentence;
- ``frames``: every picture of an explorer at once, as pixels;
- ``models``: what an explorer knows, without any controls; ``questions`` are their data;
- ``widgets``: what the learner sees and moves.
"""

__version__ = "0.1.0"
