"""Use cases: one function for each thing that the editor does."""
