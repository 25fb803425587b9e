"""What is true on paper: the desk's values and rules. Standard library only."""
