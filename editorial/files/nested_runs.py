"""Runs may overlap; markup nests. This puts the one into the other."""

from collections.abc import Callable, Sequence

from editorial.domain.article import Run


def nested(
    text: str,
    runs: Sequence[Run],
    opening: Callable[[Run], str],
    closing: Callable[[Run], str],
    words: Callable[[str, tuple[Run, ...]], str],
) -> str:
    """The text with marks round its runs. A run that overlaps another is closed and opened again
    where it has to be; readers join runs of one style that touch.

    `words` writes a stretch of the text that lies in the given runs, outermost first.
    """
    bounds = sorted({0, len(text), *(r.start for r in runs), *(r.end for r in runs)})
    starting: dict[int, list[Run]] = {}
    for run in sorted(runs, key=lambda r: (r.start, -r.end, r.style, r.target)):
        starting.setdefault(run.start, []).append(run)
    stack: list[Run] = []
    out: list[str] = []
    for index, bound in enumerate(bounds):
        ended = next((i for i, run in enumerate(stack) if run.end == bound), len(stack))
        out += [closing(run) for run in reversed(stack[ended:])]
        again = [run for run in stack[ended:] if run.end > bound]
        del stack[ended:]
        for run in sorted((*again, *starting.get(bound, ())), key=lambda r: -r.end):
            out.append(opening(run))
            stack.append(run)
        if index + 1 < len(bounds):
            out.append(words(text[bound : bounds[index + 1]], tuple(stack)))
    return "".join(out)
