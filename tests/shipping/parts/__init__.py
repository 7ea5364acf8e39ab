"""Files that are shipped as they stand; each runs with nothing but the standard library."""
