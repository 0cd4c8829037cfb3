#!/bin/sh
# Makes the virtual environment, or says in one sentence what is missing for it.
set -eu
venv=$1
python=${PYTHON:-python3}

say() {
    echo "schoolbeat: $1" >&2
    exit 1
}

command -v "$python" >/dev/null 2>&1 ||
    say "Python 3.11 or newer is needed and '$python' was not found; on Debian: apt install python3 python3-venv (or: make run PYTHON=/path/to/python3)."

"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' ||
    say "Python 3.11 or newer is needed, and '$python' is $("$python" -V 2>&1); name another: make run PYTHON=python3.12."

"$python" -c 'import ensurepip, venv' 2>/dev/null ||
    say "this Python cannot make virtual environments; on Debian: apt install python3-venv."

echo "Making the environment in $venv ..."
"$python" -m venv "$venv" || {
    rm -rf "$venv"
    say "making the virtual environment failed (see above); on Debian: apt install python3-venv."
}
