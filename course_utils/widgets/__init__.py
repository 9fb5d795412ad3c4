"""What the learner sees and moves: controls, their layout and links. No numbers live here."""

from course_utils.widgets.by_hand import SolveByHand
from course_utils.widgets.correcting import CorrectionExplorer
from course_utils.widgets.decision import DecisionExplorer
from course_utils.widgets.guess import GuessExplorer
from course_utils.widgets.learning_rate import LearningRateExplorer
from course_utils.widgets.loss_slice import LossSlice
from course_utils.widgets.neuron import NeuronExplorer
from course_utils.widgets.prediction import predictions
from course_utils.widgets.quiz import Quiz
from course_utils.widgets.race import RaceExplorer
from course_utils.widgets.tangent import TangentExplorer

__all__ = [
    "CorrectionExplorer",
    "DecisionExplorer",
    "GuessExplorer",
    "LearningRateExplorer",
    "LossSlice",
    "NeuronExplorer",
    "Quiz",
    "RaceExplorer",
    "SolveByHand",
    "TangentExplorer",
    "predictions",
]
