"""Random mutation (变异): small faults put into ``schemas`` and ``wizards``, one at a time; do the tests turn red?

``make mutate SEED=1 COUNT=200`` works in a copy of the project, so that the tree is never dirty. ``mutants`` finds the
places and writes the fault, ``reach`` learns which test runs which function, ``laboratory`` tries one fault,
``__main__`` draws, runs and prints.
"""
