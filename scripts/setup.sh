# Makes the virtual environment `.venv` with recoupe in it. Sourced by the other scripts, from the root of the
# checkout; needs a Python of 3.11 or later and nothing else. Does nothing when all is in place.
#
#     setup_recoupe        the package
#     setup_recoupe dev    the package and what its tests and checks need

say() { printf 'recoupe: %s\n' "$*" >&2; }

find_python() {
    for name in ${PYTHON:-python3 python3.13 python3.12 python3.11}; do
        if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            command -v "$name"
            return 0
        fi
    done
    say "needs Python 3.11 or later. Install it, or name it: PYTHON=/path/to/python3 sh $0"
    return 1
}

# Debian ships Python without the part that makes environments; as root we fetch it, others are told how.
make_venv() {
    rm -rf .venv
    if "$1" -m venv .venv >/dev/null 2>&1; then
        return 0
    fi
    rm -rf .venv
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
        say "this Python cannot make environments: installing python3-venv"
        DEBIAN_FRONTEND=noninteractive
        export DEBIAN_FRONTEND
        apt-get update -qq >/dev/null && apt-get install -y -qq python3-venv >/dev/null || return 1
        "$1" -m venv .venv && return 0
    fi
    rm -rf .venv
    say "$1 cannot make virtual environments. On Debian: sudo apt-get install python3-venv"
    return 1
}

# What an installation depends on beside the sources, which an editable installation reads as they are.
fingerprint() {
    cat pyproject.toml build_hooks/*.py src/recoupe/resolution/data/*.toml src/recoupe/resolution/name_keys.py \
        src/recoupe/languages/*/places.toml | cksum
    pwd
}

setup_recoupe() {
    extra=${1:-}
    if [ ! -x .venv/bin/python ] || ! .venv/bin/python -m pip --version >/dev/null 2>&1; then
        python=$(find_python) || return 1
        make_venv "$python" || return 1
    fi
    wanted=$(fingerprint)
    # The stamp of the richer installation serves the plain one too.
    for stamp in ".venv/installed-$extra" .venv/installed-dev; do
        if [ -x .venv/bin/recoupe ] && [ -f src/recoupe/resolution/data/gazetteer.sqlite ] &&
            [ "$(cat "$stamp" 2>/dev/null)" = "$wanted" ]; then
            return 0
        fi
    done
    say "installing into .venv (a minute or two, once)"
    rm -f .venv/installed-*
    .venv/bin/python -m pip install -qq --no-input --disable-pip-version-check --no-warn-script-location \
        --editable ".${extra:+[$extra]}" || return 1
    printf '%s\n' "$wanted" >".venv/installed-$extra"
}
