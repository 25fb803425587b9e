"""Formats on one side, domain values on the other. No database and no Qt in here."""
