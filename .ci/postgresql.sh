# A PostgreSQL of our own for the tests, in a temporary folder and reached through a socket in it. To be sourced by .ci/run.
#
# start_postgresql exports CONTESTED_TEST_POSTGRESQL, unless it is set already; where PostgreSQL cannot be had it says so, and the
# tests on it are skipped. stop_postgresql takes it all away again.

postgresql_folder=""

postgresql_tool() { # NAME: the path of one of PostgreSQL's programs, the newest version first
    ls -1 /usr/lib/postgresql/*/bin/"$1" 2>/dev/null | sort -V | tail -n 1 | grep . || command -v "$1"
}

as_nobody_special() { # PostgreSQL refuses to run as root
    if [ "$(id -u)" -eq 0 ]; then runuser -u "$postgresql_user" -- "$@"; else "$@"; fi
}

install_postgresql() {
    [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null || return 1
    echo "== installing PostgreSQL from Debian's packages"
    mkdir -p /etc/postgresql-common/createcluster.d # no cluster of the machine's own is wanted
    [ -e /etc/postgresql-common/createcluster.d/contested.conf ] ||
        echo "create_main_cluster = false" >/etc/postgresql-common/createcluster.d/contested.conf
    { apt-get install -qq -y --no-install-recommends postgresql ||
        { apt-get update -qq && apt-get install -qq -y --no-install-recommends postgresql; }; } >/dev/null 2>&1
}

start_postgresql() {
    [ -z "${CONTESTED_TEST_POSTGRESQL:-}" ] || return 0
    postgresql_tool initdb >/dev/null || install_postgresql
    local initdb pg_ctl createdb
    initdb="$(postgresql_tool initdb)" && pg_ctl="$(postgresql_tool pg_ctl)" && createdb="$(postgresql_tool createdb)" || {
        echo "== no PostgreSQL, and it cannot be installed: the tests on it are skipped"
        return 0
    }
    postgresql_user="$(id -un postgres 2>/dev/null || echo nobody)"
    postgresql_folder="$(mktemp -d /tmp/contested-pg.XXXXXX)"
    [ "$(id -u)" -eq 0 ] && chown "$postgresql_user" "$postgresql_folder"
    if as_nobody_special "$initdb" -D "$postgresql_folder/data" -U contested -A trust -E UTF8 --locale=C.UTF-8 >/dev/null &&
        as_nobody_special "$pg_ctl" -s -w -D "$postgresql_folder/data" -l "$postgresql_folder/log" \
            -o "-c listen_addresses='' -c unix_socket_directories='$postgresql_folder' -c fsync=off" start &&
        as_nobody_special "$createdb" -h "$postgresql_folder" -U contested contested_tests; then
        export CONTESTED_TEST_POSTGRESQL="postgresql://contested@/contested_tests?host=$postgresql_folder"
        echo "== PostgreSQL of our own: $("$initdb" --version)"
    else
        echo "== PostgreSQL does not start: the tests on it are skipped"
        cat "$postgresql_folder/log" 2>/dev/null
        stop_postgresql
    fi
}

stop_postgresql() {
    [ -n "$postgresql_folder" ] || return 0
    as_nobody_special "$(postgresql_tool pg_ctl)" -s -m immediate -D "$postgresql_folder/data" stop 2>/dev/null
    rm -rf "$postgresql_folder"
    postgresql_folder=""
}
