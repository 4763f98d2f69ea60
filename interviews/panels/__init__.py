"""Interviews with a candidate: who asks what, marks made alone, the panel, the decision."""
