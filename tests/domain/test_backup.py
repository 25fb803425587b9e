"""Which backups are kept, and what their names say."""

import itertools
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from editorial.domain.backup import Backup, BackupKind, file_name, kind_and_moment, too_many

NOW = datetime(2026, 11, 23, 14, 5, 30, tzinfo=UTC)


def backup(at: datetime, kind: BackupKind = BackupKind.DAILY) -> Backup:
    return Backup(Path(file_name(kind, at)), kind, at, 1)


def kept_days(backups: list[Backup], now: datetime) -> list[int]:
    """How many days old what is kept is, newest first."""
    gone = too_many(backups, now)
    kept = sorted((b.at for b in backups if b not in gone), reverse=True)
    return [(now.date() - at.date()).days for at in kept]


def test_a_name_says_what_it_is_of_and_when_in_utc():
    oslo = timezone(timedelta(hours=1))
    name = file_name(BackupKind.REPLACED, datetime(2026, 11, 23, 15, 5, 30, tzinfo=oslo))

    assert name == "desk replaced 2026-11-23 14.05.30Z.editorial"
    assert kind_and_moment(name) == (BackupKind.REPLACED, NOW)


@pytest.mark.parametrize(
    "name",
    [
        "desk.editorial",
        "desk daily 2026-13-45 14.05.30Z.editorial",
        "desk weekly 2026-11-23 14.05.30Z.editorial",
        "desk daily 2026-11-23 14.05.30Z.editorial-wal",
        "notes.txt",
    ],
)
def test_other_files_are_nobody_s_backups(name):
    assert kind_and_moment(name) is None


def test_all_of_today_stay():
    backups = [backup(NOW - timedelta(minutes=30 * n)) for n in range(20)]

    assert too_many(backups, NOW) == []


def test_of_a_day_the_newest_stays():
    morning, evening = NOW - timedelta(days=1, hours=5), NOW - timedelta(days=1)

    assert too_many([backup(evening), backup(morning)], NOW) == [backup(morning)]


def test_a_year_of_daily_use_leaves_a_few_for_every_reach_back():
    kept: list[Backup] = []
    for day in range(400):
        now = NOW + timedelta(days=day)
        kept.append(backup(now))
        gone = too_many(kept, now)
        kept = [b for b in kept if b not in gone]

    ages = kept_days(kept, NOW + timedelta(days=399))
    assert ages[:8] == [0, 1, 2, 3, 4, 5, 6, 7]
    weekly = [age for age in ages if 7 < age <= 35]
    assert 4 <= len(weekly) <= 5
    assert max(older - newer for newer, older in itertools.pairwise(ages)) <= 31 + 7
    assert len(ages) <= 8 + 5 + 13
    assert ages[-1] > 330


def test_the_newest_stays_however_old_it_is():
    old = [backup(NOW - timedelta(days=900 + n)) for n in range(3)]

    assert old[0] not in too_many(old, NOW)


def test_a_replaced_desk_stays_for_a_month():
    at = NOW - timedelta(days=20)
    replaced = [backup(at - timedelta(hours=n), BackupKind.REPLACED) for n in range(4)]

    assert too_many(replaced, NOW) == []
    assert len(too_many(replaced, NOW + timedelta(days=60))) == 3


def test_a_clock_that_ran_ahead_costs_nothing():
    ahead = backup(NOW + timedelta(days=300))

    assert too_many([ahead, backup(NOW)], NOW) == []


def test_days_are_those_of_the_place():
    auckland = timezone(timedelta(hours=13))
    now = datetime(2026, 11, 23, 9, tzinfo=auckland)
    # All three on Monday, as it is there; two on Sunday and one on Monday in UTC.
    today = [backup(now - timedelta(hours=h)) for h in (0, 4, 8)]

    assert too_many(today, now) == []
