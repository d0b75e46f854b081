"""The version of the stage that marks: raised whenever it makes something else of the same input.

It stands here because the stage itself loads a parser, and whoever adds what is known already has no need of one.
"""

MARK_VERSION = "7"
