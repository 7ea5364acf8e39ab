"""What is handed to offices: a folder for Windows and one for Linux, built from files pinned by digest."""
