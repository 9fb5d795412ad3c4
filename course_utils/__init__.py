"""Helpers of the course "How does a neuron learn?".

The rooms build on each other, from numbers up to widgets, and import downwards only. Rooms of one
line know nothing of each other:

- ``looks``, ``progress``, ``typed``: the table of looks; what a learner did, kept in the kernel and
  beside the notebooks; a number as people write it;
- ``validation``: reads what a learner typed or passed, or says in one sentence what is wrong;
- ``copies``: makes a call in a copy of the process, which can be ended whatever it does;
- ``limits``: ends a learner's function that would not end;
- ``server``: lets the Jupyter server pass on at once what a kernel says;
- ``arguments``, ``patience``: refuse what is no number, and call a learner's function, which may
  raise or never end;
- ``losses``, ``neuron``, ``suited``: what a neuron predicts, how wrong it is, where it gets worse,
  and a map and first steps for any numbers;
- ``problem``, ``log_losses``: boxes and their weights, and the loss of a yes-no question;
- ``learning``: guess, correct, descend: one run or many at once, and how each of them ended;
- ``words``: one sentence about a run;
- ``exercises``: what a learner writes, checked and explained;
- ``challenges``: a learner's learning rate, tried out;
- ``projects``: a table of the learner's own: read, asked, and each step checked;
- ``people``: the real people of lesson 06;
- ``scene``: what a picture shows, in data units, without pixels, controls or colours;
- ``settings``: what can be set in an explorer;
- ``plots``: what stands behind the marks of a scene, drawn on axes;
- ``explorers``, ``show``: one subject each, settings in and scene out; and what shows any scene:
  live in the browser, still, in words, with its controls;
- ``gallery``: finished pictures that a lesson calls by name;
- ``models``: what a prediction and a quiz know, without any controls; ``questions`` are their data;
- ``widgets``: the names under which lessons show explorers, predictions and quizzes.
"""

__version__ = "0.1.0"
