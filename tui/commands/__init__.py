"""The command line's commands, one module each, imported only when called.

Every module has ``run(arguments) -> int``: the exit code. A user's mistake is raised as ``Unusable``.
"""
