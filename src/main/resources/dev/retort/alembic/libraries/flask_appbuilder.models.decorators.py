"""Decorators of models that say nothing of their tables."""


def renders(col_name):
    return lambda shown: shown


def __getattr__(name):
    raise AttributeError(name)
