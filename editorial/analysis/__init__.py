"""The careful reader: pure functions from blocks and text to what they mean."""
