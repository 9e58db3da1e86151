"""Teaches the network that scores labels: examples, gradients, steps."""
