"""Work off the window's thread comes to an end, one way or the other."""

from threading import Event

from editorial.ui.jobs import Jobs, Ticket


def test_a_window_that_closes_stops_what_runs_and_drops_what_waits(qtbot):
    jobs, begun = Jobs(), Event()
    ended: list[str] = []

    def work(ticket: Ticket) -> bool:
        begun.set()
        return ticket.stop.wait(5)

    running, waiting = jobs.start(work), jobs.start(lambda _: None)
    running.cancelled.connect(lambda: ended.append("running"))
    waiting.cancelled.connect(lambda: ended.append("waiting"))
    assert begun.wait(5)
    jobs.close()
    qtbot.waitUntil(lambda: sorted(ended) == ["running", "waiting"])
