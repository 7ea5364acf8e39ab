"""What keeps work from being lost (防丢失): one writer at a time, earlier states, copies, what was left, logs."""
