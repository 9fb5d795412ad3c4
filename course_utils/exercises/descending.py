"""Gradient descent as a learner writes it in lesson 04: the solutions of its exercises."""

import numpy as np

from course_utils.losses import mean_squared_error


def gradient(weights, inputs, targets):
    errors = inputs @ weights - targets
    return 2 * errors @ inputs / len(targets)


def update(weights, gradient, learning_rate):
    return weights - learning_rate * gradient


def descend(start, inputs, targets, learning_rate, steps):
    weights = np.array(start, dtype=float)
    all_weights, losses = [weights], [mean_squared_error(weights, inputs, targets)]
    for step in range(steps):
        weights = update(weights, gradient(weights, inputs, targets), learning_rate)
        all_weights.append(weights)
        losses.append(mean_squared_error(weights, inputs, targets))
    return all_weights, losses
