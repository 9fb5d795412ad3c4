"""What the learner sees and moves: controls, their layout and links. No numbers live here."""

from course_utils.widgets.by_hand import SolveByHand
from course_utils.widgets.learning_rate import LearningRateExplorer
from course_utils.widgets.prediction import predictions
from course_utils.widgets.quiz import Quiz

__all__ = ["LearningRateExplorer", "Quiz", "SolveByHand", "predictions"]
