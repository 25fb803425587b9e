"""Nobody should have to guess: words stand out from their ground, statuses from each other."""

from itertools import combinations

import pytest
from PySide6.QtGui import QColor

from editorial.domain.claim import Status
from editorial.ui.palette import load_theme

# Simulation of full dichromacy, on linear RGB: Machado, Oliveira and Fernandes (2009).
DEUTERANOPIA = ((0.367, 0.861, -0.228), (0.280, 0.673, 0.047), (-0.012, 0.043, 0.969))
PROTANOPIA = ((0.152, 1.053, -0.205), (0.115, 0.786, 0.099), (-0.004, -0.048, 1.052))
TOLD_APART = {"light": 14, "dark": 23}
GROUNDS = ("win", "panel", "paper", "card", "accent_tint", "note")


@pytest.fixture(params=["light", "dark"])
def theme(request):
    return load_theme(request.param)


def linear(color: QColor) -> list[float]:
    parts = (color.redF(), color.greenF(), color.blueF())
    return [v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in parts]


def contrast(one: QColor, other: QColor) -> float:
    """https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio"""
    lights = [
        sum(w * v for w, v in zip((0.2126, 0.7152, 0.0722), linear(c), strict=True))
        for c in (one, other)
    ]
    return (max(lights) + 0.05) / (min(lights) + 0.05)


def lab(color: QColor, seen: tuple[tuple[float, ...], ...] | None) -> tuple[float, float, float]:
    rgb = linear(color)
    if seen:
        rgb = [min(1, max(0, sum(a * b for a, b in zip(row, rgb, strict=True)))) for row in seen]
    r, g, b = rgb
    x = (0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505
    y = 0.2126 * r + 0.7152 * g + 0.0722 * b
    z = (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089
    fx, fy, fz = (t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116 for t in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


@pytest.mark.parametrize("ink", ["text", "text2", "text3", "accent"])
@pytest.mark.parametrize("ground", GROUNDS)
def test_words_can_be_read(theme, ink, ground):
    assert contrast(theme.token(ink), theme.token(ground)) >= 4.5


@pytest.mark.parametrize(
    ("ink", "ground"),
    [
        ("on_accent", "accent_fill"),
        ("add", "add_bg"),
        ("remove", "remove_bg"),
        ("text", "accent_tint2"),
        ("text", "selection"),
        ("text", "hover"),
        ("text", "sunken"),
        ("text2", "sunken"),
        ("add", "card"),
        ("remove", "card"),
        ("on_inverse", "inverse"),
        ("on_inverse_accent", "inverse"),
    ],
)
def test_words_can_be_read_on_their_own_ground(theme, ink, ground):
    assert contrast(theme.token(ink), theme.token(ground)) >= 4.5


@pytest.mark.parametrize("status", Status)
def test_a_status_can_be_read(theme, status):
    grounds = [theme.panel, theme.paper, theme.card, theme.accent_tint]
    fill = theme.fill(status)
    if fill is not None:
        grounds.append(fill)
        assert contrast(theme.text, fill) >= 4.5

    assert min(contrast(theme.status(status), ground) for ground in grounds) >= 4.5


@pytest.mark.parametrize("seen", [None, DEUTERANOPIA, PROTANOPIA])
def test_statuses_are_told_apart_by_those_who_see_two_colours(theme, seen):
    coloured = [s for s in Status if s not in (Status.NOT_CHECKABLE, Status.CUT)]

    nearest = min(
        sum((a - b) ** 2 for a, b in zip(lab(one, seen), lab(two, seen), strict=True)) ** 0.5
        for one, two in combinations(map(theme.status, coloured), 2)
    )

    assert nearest >= TOLD_APART[theme.name] - 0.5


@pytest.mark.parametrize("name", ["light", "dark"])
def test_high_contrast_draws_controls_that_can_be_found(name):
    theme = load_theme(name, high_contrast=True)

    assert contrast(theme.border, theme.card) >= 3
    assert contrast(theme.border, theme.panel) >= 3
    assert contrast(theme.line2, theme.card) >= 3
