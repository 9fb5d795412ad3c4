"""What a learner does in two controls at once: JupyterLab tells the kernel in two threads."""

import threading
import time

from course_utils.widgets import LearningRateExplorer


def say(widget, **state):
    """Say to a widget what the browser says after a learner changed it."""
    content = {"data": {"method": "update", "state": state, "buffer_paths": []}}
    widget.comm.handle_msg({"content": content, "buffers": []})


def test_a_step_chosen_while_a_typed_number_is_dealt_with_is_kept(one_shipment):
    explorer = LearningRateExplorer(one_shipment, start=(9, 8), steps=10)
    rate, steps = explorer.controls["learning_rate"], explorer.controls["step"]
    scene, begun = explorer.subject.scene, threading.Event()

    def slow_scene(state):
        begun.set()
        time.sleep(0.2)
        return scene(state)

    explorer.subject.scene = slow_scene
    typed = threading.Thread(target=say, args=(rate.field,), kwargs={"value": "0.0000021"})
    typed.start()
    assert begun.wait(10)
    say(steps.slider, index=3)
    typed.join()
    assert (explorer.state["learning_rate"], explorer.state["step"]) == (2.1e-6, 3)
    assert (rate.field.value, steps.slider.index) == ("2.10e-6", 3)
