"""Contrasts: origins against one another, each statistic in its own function."""
