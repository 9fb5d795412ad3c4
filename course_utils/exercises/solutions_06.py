"""The worked solutions of lesson 06, written as a learner would: they are shown as they stand."""

import numpy as np

from course_utils.neuron import sigmoid


def log_loss(weights, inputs, targets):
    """Return the mean over the rows of −log of what was given to the right answer."""
    predictions = sigmoid(inputs @ weights)
    return -np.mean(targets * np.log(predictions) + (1 - targets) * np.log(1 - predictions))


def log_loss_gradient(weights, inputs, targets):
    """Return the slope of the log loss along each weight: (weights,)."""
    errors = sigmoid(inputs @ weights) - targets
    return errors @ inputs / len(targets)


def standardise(inputs, training_inputs):
    """Return inputs, with mean 0 and spread 1 on the training rows: (rows, columns)."""
    mean = training_inputs.mean(axis=0)
    spread = training_inputs.std(axis=0)
    return (inputs - mean) / spread
