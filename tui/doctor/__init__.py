"""What is looked at when something does not work on a machine: read over the telephone, no answers in it."""
