#!/bin/sh
# Options alone mean haproxy with these options, which stays in the foreground; anything else is run as it is.
set -eu

case "${1-}" in
    -*) exec haproxy -W -db "$@" ;;
    haproxy)
        shift
        exec haproxy -W -db "$@"
        ;;
    *) exec "$@" ;;
esac
