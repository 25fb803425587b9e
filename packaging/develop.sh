#!/bin/sh
# Sets up the checkout and runs one job in it. The Makefile only passes on to here.
#
#   sh packaging/develop.sh setup|run|tour|test|test-all|check|package|measure|bench|stress [arguments]
#
# EDITORIAL_PYTHON names the Python to use; without it the best of 3.13, 3.12 and 3.11 is taken.

set -eu

# One more than there are cores, since many tests wait for a timer or another program.
workers() {
    "$python" -c 'import os; print(min(4, (os.cpu_count() or 1) + 1))'
}

cd "$(dirname "$0")/.."
venv=.venv
python=$venv/bin/python
packages=packaging/debian-packages.txt

say() { printf '%s\n' "$*" >&2; }
stop() { say "$*"; exit 1; }

# --- Debian's packages

on_debian() { command -v apt-get >/dev/null && command -v dpkg-query >/dev/null; }

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"
    elif [ -t 0 ]; then sudo "$@"
    else sudo -n "$@"
    fi
}

may_install() { on_debian && { [ "$(id -u)" = 0 ] || command -v sudo >/dev/null; }; }

# Reads lines of names, each line one package under its old and new names; prints the one that exists.
known_packages() {
    while read -r names; do
        for name in $names; do
            if apt-cache show "$name" >/dev/null 2>&1; then
                echo "$name"
                break
            fi
        done
    done | sort -u
}

renew_package_lists() {
    [ -z "${lists_renewed:-}" ] || return 0
    lists_renewed=yes
    as_root apt-get update -qq </dev/null >/dev/null ||
        say "The package lists could not be renewed; going on with those that are here."
}

# $1: lines as known_packages reads them
install_packages() {
    renew_package_lists
    wanted=$(printf '%s\n' "$1" | known_packages | tr '\n' ' ')
    [ -n "$wanted" ] || return 1
    say "Installing with apt-get: $wanted"
    # shellcheck disable=SC2086
    as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -qq --no-install-recommends $wanted </dev/null >/dev/null
}

# $1: need. Prints "library package [package...]" lines.
needed() { awk -v need="$1" '$1 == need { $1 = ""; print substr($0, 2) }' "$packages"; }

# --- Python

python_candidates() {
    if [ -n "${EDITORIAL_PYTHON:-}" ]; then
        echo "$EDITORIAL_PYTHON"
        return
    fi
    for version in 3.13 3.12 3.11; do
        echo "python$version"
        # pyenv keeps these off the PATH until somebody activates them.
        ls -d "${PYENV_ROOT:-$HOME/.pyenv}/versions/$version".*/bin/python$version 2>/dev/null || true
    done
    echo python3
}

# A name on the PATH proves nothing: it may be a shim that only fails, or a Debian Python without its venv package.
usable() {
    "$1" -c 'import sys, ensurepip, sqlite3, ssl, venv; sys.exit(sys.version_info < (3, 11))' \
        </dev/null >/dev/null 2>&1
}

first_usable() {
    while read -r candidate; do
        if usable "$candidate"; then
            echo "$candidate"
            break
        fi
    done
}

find_python() { python_candidates | first_usable; }

version_of() { "$1" --version 2>/dev/null || true; }

# An environment whose Python has since been taken away or replaced does not count.
environment_stands() {
    [ -x "$python" ] && "$python" -m pip --version >/dev/null 2>&1 || return 1
    [ -z "${EDITORIAL_PYTHON:-}" ] || [ "$(version_of "$python")" = "$(version_of "$EDITORIAL_PYTHON")" ]
}

make_environment() {
    ! environment_stands || return 0
    base=$(find_python)
    if [ -z "$base" ] && [ -z "${EDITORIAL_PYTHON:-}" ] && may_install; then
        install_packages "$(needed python | cut -d ' ' -f 2-)" || true
        base=$(find_python)
    fi
    if [ -z "$base" ]; then
        stop "No usable Python found (tried: $(python_candidates | tr '\n' ' ')). Editorial needs Python 3.11," \
            "3.12 or 3.13 with venv (Debian, Ubuntu: python3-venv). EDITORIAL_PYTHON can name one."
    fi
    say "Making $venv with $(version_of "$base")"
    "$base" -m venv --clear "$venv"
}

# $1: extras, with the brackets
install_editorial() {
    stamp=$venv/installed
    state="$(cksum <pyproject.toml) $1"
    # What the tests need includes what the desk needs.
    if [ -f "$stamp" ] && grep -qxF -e "$state" -e "$(cksum <pyproject.toml) [test,dev]" "$stamp"; then
        return 0
    fi
    say "Installing Editorial and what it needs into $venv (Qt is some 100 MB to fetch)"
    quiet=-qq
    [ ! -t 1 ] || quiet=
    # shellcheck disable=SC2086
    "$python" -m pip install $quiet --disable-pip-version-check --editable ".$1" </dev/null
    echo "$state" >"$stamp"
}

# --- What Qt needs from the system

# $1: need. Prints the lines of the table whose library the loader does not find.
missing_libraries() {
    needed "$1" | "$python" -c '
import ctypes, sys
for line in sys.stdin:
    try:
        ctypes.CDLL(line.split()[0])
    except OSError:
        print(line, end="")
'
}

# $1: need
check_libraries() {
    [ "$(uname)" = Linux ] || return 0
    missing=$(missing_libraries "$1")
    [ -n "$missing" ] || return 0
    if may_install; then
        install_packages "$(echo "$missing" | cut -d ' ' -f 2-)" || true
        missing=$(missing_libraries "$1")
    fi
    [ -n "$missing" ] || return 0
    say "Qt needs these libraries, which this system does not have (in brackets: Debian's package):"
    echo "$missing" | awk '{ print "  " $1 " (" $NF ")" }' >&2
    stop "Install them, then call this again."
}

any_font() {
    for folder in /usr/share/fonts /usr/local/share/fonts /run/current-system/sw/share/X11/fonts \
        "${XDG_DATA_HOME:-$HOME/.local/share}/fonts" "$HOME/.fonts"; do
        [ -z "$(find -L "$folder" -name '*.[OoTt][Tt][FfCc]' 2>/dev/null | head -n 1)" ] || return 0
    done
    return 1
}

missing_fonts() {
    needed font | while read -r _ name; do
        dpkg-query -W -f '${Status}\n' "$name" 2>/dev/null | grep -q 'ok installed' || echo "$name"
    done
}

check_fonts() {
    [ "$(uname)" = Linux ] || return 0
    # Asked for once: where a font cannot be had, each later call would wait for the network again.
    asked=$venv/fonts-asked-for
    if may_install && { [ ! -f "$asked" ] || ! any_font; }; then
        wanted=$(missing_fonts)
        if [ -n "$wanted" ]; then
            install_packages "$wanted" || say "Not all fonts could be installed; the text will look different."
        fi
        touch "$asked"
    fi
    any_font || stop "No font found, and without one Qt shows no text. Install one, such as Inter or DejaVu Sans" \
        "(Debian, Ubuntu: fonts-inter, fonts-dejavu-core), then call this again."
}

# What the checks of a build want; where it cannot be had, those checks say so.
check_tools() {
    needed tool | while read -r program names; do
        command -v "$program" >/dev/null || ! may_install || install_packages "$names" || true
    done
}

# $1: extras, with the brackets
set_up() {
    make_environment
    check_libraries qt
    check_fonts
    install_editorial "$1"
}

# --- Jobs

display_named() { [ "$(uname)" != Linux ] || [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; }

# DISPLAY may name a screen that is gone, and Qt then ends the program; so it is tried in one that
# may end.
window_opens() {
    # The shell says "Aborted" too; `exit` keeps it from leaving that to the outer one.
    (
        "$python" -c 'from PySide6.QtGui import QGuiApplication; QGuiApplication([])' </dev/null
        exit $?
    ) >/dev/null 2>&1
}

run() {
    set_up ""
    if ! display_named; then
        say "There is no display here."
    # Under Wayland the libraries for X11 are not needed, so they are asked for only where it fails.
    elif window_opens || { check_libraries display && window_opens; }; then
        exec $venv/bin/editorial "$@"
    else
        say "The display does not open (DISPLAY=${DISPLAY:-}, WAYLAND_DISPLAY=${WAYLAND_DISPLAY:-})."
    fi
    say "Instead of the window, a tour of it: the same window, drawn without a display, into tour/."
    tour
}

tour() {
    [ $# -gt 0 ] || set -- --output tour/
    QT_QPA_PLATFORM=offscreen exec $venv/bin/editorial tour "$@"
}

# One folder, dist/editorial, that needs no Python; what a desktop wants to know of it is in share/.
package() {
    "$python" -m PyInstaller --noconfirm --log-level WARN --distpath dist --workpath build/package \
        packaging/editorial.spec "$@"
    if [ "$(uname)" = Linux ]; then add_desktop_files; fi
    say "Made $(du -sh dist/editorial | cut -f 1) in dist/editorial; dist/editorial/editorial starts it."
}

add_desktop_files() {
    name=org.editorialdesk.Editorial
    share=dist/editorial/share
    install -D -m 644 packaging/linux/$name.desktop $share/applications/$name.desktop
    install -D -m 644 packaging/linux/$name.metainfo.xml $share/metainfo/$name.metainfo.xml
    install -D -m 644 resources/icons/editorial.svg $share/icons/hicolor/scalable/apps/$name.svg
}

# The suite on each Python that Editorial supports and this machine has, in environments of their own.
test_all() {
    failed=
    for version in 3.11 3.12 3.13; do
        base=$(EDITORIAL_PYTHON="" python_candidates | grep "python$version\$" | first_usable)
        if [ -z "$base" ]; then
            say "--- Python $version is not here."
            continue
        fi
        venv=build/python$version
        python=$venv/bin/python
        EDITORIAL_PYTHON=$base
        set_up "[test,dev]"
        checked "Python $version" "$python" -m pytest -n "$(workers)" -p no:cacheprovider "$@"
    done
    [ -z "$failed" ] || stop "Failed:$failed"
}

# Goes on after a failure, so that one call shows everything there is to mend.
check() {
    failed=
    checked "ruff" "$python" -m ruff check .
    checked "format" "$python" -m ruff format --check .
    checked "types" "$python" -m mypy
    checked "import contracts" $venv/bin/lint-imports --no-cache --no-logo
    checked "what needs a build" "$python" -m pytest -m build "$@"
    [ -z "$failed" ] || stop "Failed:$failed"
    say "All checks passed."
}

# $1: title; the other arguments: command
checked() {
    title=$1
    shift
    say "--- $title"
    "$@" </dev/null || failed="$failed $title;"
}

[ $# -gt 0 ] || set -- help
job=$1
shift
case $job in
    setup) set_up "[test,dev]" ;;
    run) run "$@" ;;
    tour) set_up ""; tour "$@" ;;
    test) set_up "[test,dev]"; exec "$python" -m pytest -n "$(workers)" "$@" ;;
    test-all) test_all "$@" ;;
    check) set_up "[test,dev]"; check_tools; check "$@" ;;
    package) set_up "[test,dev]"; check_tools; package "$@" ;;
    measure) set_up "[test,dev]"; exec "$python" -m tests.measure "$@" ;;
    stress) set_up "[test,dev]"; exec "$python" -m pytest -n "$(workers)" -m stress "$@" ;;
    bench) set_up "[test,dev]"; exec "$python" -m pytest tests/benchmarks "$@" ;;
    *) sed -n '2,/^$/s/^# \{0,1\}//p' "$0"; exit 2 ;;
esac
