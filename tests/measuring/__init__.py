"""What the readers reach on material that no one here wrote."""
