#!/bin/sh
# Options alone mean memcached with these options; anything else is run as it is.
set -eu

case "${1-}" in
    -*) exec memcached "$@" ;;
    *) exec "$@" ;;
esac
