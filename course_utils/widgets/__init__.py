"""What the learner sees and moves: explorers, predictions and quizzes."""

from course_utils.explorers.by_hand import ByHand
from course_utils.explorers.correction import Correction
from course_utils.explorers.decision import Decision
from course_utils.explorers.guess import Guess
from course_utils.explorers.layers import Layers
from course_utils.explorers.learning_rate import LearningRate
from course_utils.explorers.loss_slice import Slices
from course_utils.explorers.neuron import Neuron
from course_utils.explorers.one_guess import OneGuess
from course_utils.explorers.race import Race
from course_utils.explorers.tangent import Tangent
from course_utils.gallery import picture_of_moves
from course_utils.show.explorer import Explorer
from course_utils.show.help import show_answers_with_help
from course_utils.show.picture import Picture
from course_utils.widgets import progress
from course_utils.widgets.prediction import predictions
from course_utils.widgets.quiz import Quiz

__all__ = [
    "CorrectionExplorer",
    "DecisionExplorer",
    "GuessExplorer",
    "LayersExplorer",
    "LearningRateExplorer",
    "LossSlice",
    "NeuronExplorer",
    "OneGuessExplorer",
    "Quiz",
    "RaceExplorer",
    "SolveByHand",
    "TangentExplorer",
    "predictions",
    "progress",
]


class SolveByHand(Explorer):
    of = ByHand
    subject: ByHand

    def moves_on_map(self) -> Picture:
        """Return the learner's moves on the map; until there are some, an example of moves.

        It ends near the answer, not at it.
        """
        moves, sentence = self.state["moves"], self.subject.what_you_did(self.state)
        problem = self.subject.problem
        if len(moves) == 1:
            example = (9, 8), (4, 8), (4, 3), (5.5, 3), (5.5, 0.5)
            moves = [problem.on_map(*place) for place in example]
            sentence += " The map shows somebody else's moves; move, then run this cell again."
        return picture_of_moves(problem, moves, sentence)


class GuessExplorer(Explorer):
    of = Guess


class OneGuessExplorer(Explorer):
    of = OneGuess


class CorrectionExplorer(Explorer):
    of = Correction


class NeuronExplorer(Explorer):
    of = Neuron


class LossSlice(Explorer):
    of = Slices


class TangentExplorer(Explorer):
    of = Tangent


class LearningRateExplorer(Explorer):
    of = LearningRate


class DecisionExplorer(Explorer):
    of = Decision


class LayersExplorer(Explorer):
    of = Layers


class RaceExplorer(Explorer):
    of = Race
    subject: Race

    def needed(self, tolerance: float) -> dict[str, float]:
        """Return how many tries each contestant needs for a tolerance; ∞ if it gave up."""
        return self.subject.needed(self.state, tolerance)


show_answers_with_help()
