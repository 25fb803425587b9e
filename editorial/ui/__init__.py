"""The window. Thin: panes show values and call the desk."""
