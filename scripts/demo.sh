#!/bin/sh
# Sets up recoupe in `.venv` and reads an example report. What is given after it goes to `recoupe read`.
set -eu
cd "$(dirname "$0")/.."
. scripts/setup.sh
setup_recoupe
if [ $# -eq 0 ]; then
    set -- examples/embuscade-sahel.txt --published 2021-03-10
fi
exec .venv/bin/recoupe read "$@"
