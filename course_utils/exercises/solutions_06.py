"""The worked solutions of lesson 06, written as a learner would: they are shown as they stand."""

import numpy as np

from course_utils.neuron import sigmoid


def log_loss(weights, inputs, targets):
    given = sigmoid(inputs @ weights)
    return -np.mean(targets * np.log(given) + (1 - targets) * np.log(1 - given))


def log_loss_gradient(weights, inputs, targets):
    errors = sigmoid(inputs @ weights) - targets
    return errors @ inputs / len(targets)


def standardise(inputs, training_inputs):
    mean, spread = training_inputs.mean(axis=0), training_inputs.std(axis=0)
    return (inputs - mean) / spread
