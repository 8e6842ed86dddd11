#!/bin/sh
# Sets up recoupe with its tests in `.venv` and runs them. What is given after it goes to pytest.
set -eu
cd "$(dirname "$0")/.."
. scripts/setup.sh
setup_recoupe dev
exec .venv/bin/python -m pytest "$@"
