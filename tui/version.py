"""The version, in the one place that the program, the package and the documents read it from."""

VERSION = "0.1.0"
