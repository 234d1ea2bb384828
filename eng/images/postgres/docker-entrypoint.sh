#!/bin/bash
# Starts PostgreSQL, and makes the database cluster first when there is none. Understands what the official image does:
# POSTGRES_PASSWORD, POSTGRES_USER, POSTGRES_DB, POSTGRES_INITDB_ARGS (each also as …_FILE), POSTGRES_INITDB_WALDIR,
# POSTGRES_HOST_AUTH_METHOD, PGDATA, and scripts in /docker-entrypoint-initdb.d.
set -Eeuo pipefail

fail() {
    printf 'error: %s\n' "$@" >&2
    exit 1
}

# Gives variable $1 the content of the file that $1_FILE names, or the default $2 when neither is set.
read_variable() {
    local name=$1 file_name=$1_FILE
    if [[ -n ${!name-} && -n ${!file_name-} ]]; then
        fail "$name and $file_name are both set: set one of them."
    fi
    local value=${!name:-${2-}}
    [[ -z ${!file_name-} ]] || value=$(<"${!file_name}")
    export "$name=$value"
    unset "$file_name"
}

require_password() {
    [[ -z $POSTGRES_PASSWORD && $POSTGRES_HOST_AUTH_METHOD != trust ]] || return 0
    fail "The database has no password, and the superuser may not go without." \
        "Set POSTGRES_PASSWORD (or POSTGRES_PASSWORD_FILE) to a non-empty value." \
        "POSTGRES_HOST_AUTH_METHOD=trust lets everybody in without one."
}

create_cluster() {
    local arguments=()
    # shellcheck disable=SC2206 # POSTGRES_INITDB_ARGS holds several arguments: it is meant to be split.
    arguments+=($POSTGRES_INITDB_ARGS)
    [[ -z ${POSTGRES_INITDB_WALDIR-} ]] || arguments+=(--waldir "$POSTGRES_INITDB_WALDIR")
    initdb --username="$POSTGRES_USER" --pwfile=<(printf '%s\n' "$POSTGRES_PASSWORD") "${arguments[@]}"
    printf '\nhost all all all %s\n' "$POSTGRES_HOST_AUTH_METHOD" >>"$PGDATA/pg_hba.conf"
}

run_sql() {
    psql --no-psqlrc --no-password --username "$POSTGRES_USER" --set ON_ERROR_STOP=1 "$@"
}

create_database() {
    [[ $POSTGRES_DB != postgres ]] || return 0
    run_sql --dbname postgres --quiet --set name="$POSTGRES_DB" <<<'CREATE DATABASE :"name";'
}

run_init_script() {
    case $1 in
        *.sh)
            if [[ -x $1 ]]; then
                "$1"
            else
                # shellcheck disable=SC1090 # The script is the user's.
                source "$1"
            fi
            ;;
        *.sql) run_sql --dbname "$POSTGRES_DB" --file "$1" ;;
        *.sql.gz) gunzip --stdout "$1" | run_sql --dbname "$POSTGRES_DB" ;;
        *.sql.xz) xzcat "$1" | run_sql --dbname "$POSTGRES_DB" ;;
        *.sql.zst) zstdcat "$1" | run_sql --dbname "$POSTGRES_DB" ;;
        *) printf 'ignoring %s: not a .sh or .sql file\n' "$1" ;;
    esac
}

# The scripts run against a server that only the local socket reaches, so that nobody sees a half-made database.
run_init_scripts() {
    local script
    for script in /docker-entrypoint-initdb.d/*; do
        [[ -e $script ]] || continue
        printf 'running %s\n' "$script"
        run_init_script "$script"
    done
}

initialize() {
    require_password
    create_cluster
    export PGPASSWORD=${PGPASSWORD:-$POSTGRES_PASSWORD}
    pg_ctl --pgdata "$PGDATA" --options "-c listen_addresses=''" --wait --silent start
    create_database
    run_init_scripts
    pg_ctl --pgdata "$PGDATA" --mode fast --wait --silent stop
    unset PGPASSWORD
}

own_directories() {
    mkdir -p "$PGDATA"
    chmod 0700 "$PGDATA"
    find "$PGDATA" ! -user postgres -exec chown postgres:postgres {} +
    [[ -z ${POSTGRES_INITDB_WALDIR-} ]] || install -d -o postgres -g postgres -m 0700 "$POSTGRES_INITDB_WALDIR"
}

# True when postgres is only asked about itself, which takes no cluster.
is_question() {
    local argument
    for argument in "$@"; do
        case $argument in
            -V | --version | '-?' | --help | --describe-config) return 0 ;;
        esac
    done
    return 1
}

# Options alone mean postgres with these options; anything that is not postgres is run as it is.
[[ ${1-} != -* ]] || set -- postgres "$@"
if [[ ${1-} != postgres ]] || is_question "$@"; then
    exec "$@"
fi

if [[ $(id -u) == 0 ]]; then
    own_directories
    exec setpriv --reuid=postgres --regid=postgres --init-groups -- "$0" "$@"
fi

read_variable POSTGRES_PASSWORD
read_variable POSTGRES_USER postgres
read_variable POSTGRES_DB "$POSTGRES_USER"
read_variable POSTGRES_INITDB_ARGS
: "${POSTGRES_HOST_AUTH_METHOD:=scram-sha-256}"

[[ -s $PGDATA/PG_VERSION ]] || initialize
exec "$@"
