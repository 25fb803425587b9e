"""Faults that reach the user as one sentence: what happened, where, what was kept, what to do."""


class DeskError(Exception):
    """A fault that the user or the environment can mend; its text is shown as it is."""


class UnreadableFile(DeskError):
    """A file that cannot be taken in: empty, binary, too large, without rights, unknown."""


class SaveFault(DeskError):
    """A file that could not be written: no rights, disk full, no folder. The old one is kept."""


class DeskFileFault(DeskError):
    """The desk file cannot be opened or written: no desk, a newer version, disk full, no rights."""


class DeskMoved(DeskFileFault):
    """The desk file is no longer where it was opened: moved, deleted, or replaced by another."""


class Refused(DeskError):
    """A step that the desk will not take, with the reason: undo over another's change."""


class ReasonNeeded(Refused):
    """Verified, but nothing shows where it was found: a locator and an excerpt, or a reason."""


class InvalidValue(ValueError):
    """A value that breaks a rule of the domain. Ours to mend, unless a form let it through."""
