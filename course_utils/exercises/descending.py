"""Gradient descent as a learner writes it in lesson 04: the solutions of its exercises."""

import numpy as np

from course_utils.losses import mean_squared_error


def gradient(weights, inputs, targets):
    """Return the slope of the mean squared error along each weight: (weights,)."""
    errors = inputs @ weights - targets
    return 2 * errors @ inputs / len(targets)


def update(weights, gradient, learning_rate):
    """Return the weights after one step downhill: (weights,)."""
    return weights - learning_rate * gradient


def descend(start, inputs, targets, learning_rate, steps):
    """Return the weights and the losses from the start to the last step: two lists."""
    weights = np.array(start, dtype=float)
    all_weights, losses = [], []
    for _ in range(steps):
        all_weights.append(weights)
        losses.append(mean_squared_error(weights, inputs, targets))
        weights = update(weights, gradient(weights, inputs, targets), learning_rate)
    all_weights.append(weights)
    losses.append(mean_squared_error(weights, inputs, targets))
    return all_weights, losses
