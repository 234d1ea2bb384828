#!/bin/sh
# Options or a configuration file alone mean redis-server with them; anything else is run as it is.
# The server never runs as root: it takes over the data and steps down to the user redis.
set -eu

case "${1-}" in
    -* | *.conf) set -- redis-server "$@" ;;
esac

if [ "${1-}" = redis-server ] && [ "$(id -u)" = 0 ]; then
    find . ! -user redis -exec chown redis:redis {} +
    exec setpriv --reuid=redis --regid=redis --clear-groups -- "$0" "$@"
fi

exec "$@"
