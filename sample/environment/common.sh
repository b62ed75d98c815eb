# Shared by the scripts of the demo's environment; sourced, not run.
# shellcheck shell=bash disable=SC2034
set -euo pipefail

checkout=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
home=${SLIPWAY_DEMO_HOME:-$checkout/.slipway/demo}
[[ $home = /* ]] || home=$PWD/$home
name=${SLIPWAY_DEMO_NAME:-slipway-app}
subnet=${SLIPWAY_DEMO_SUBNET:-10.213.77}

host_address=$subnet.1
app_address=$subnet.2
registry=$host_address:5443
registry_user=slipway
# Root's own, and short: a socket's path has at most 108 bytes.
runtime=/run/$name
app_docker_host=unix://$runtime/docker.sock

# The part of the environment that speaks; a script sets it.
part=demo

say() { printf '%s: %s\n' "$part" "$*" >&2; }

die() {
  say "$*"
  exit 1
}

need_root() {
  [ "$(id -u)" -eq 0 ] || die "must run as root: it $1"
}

check_names() {
  [[ $name =~ ^[a-z][a-z0-9-]{0,11}$ ]] || die "SLIPWAY_DEMO_NAME is '$name', expected at most 12 of a-z, 0-9 and -"
  [[ $home =~ ^[A-Za-z0-9._/+@-]+$ ]] || die "the state directory is '$home', expected a path without blanks and quotes: set SLIPWAY_DEMO_HOME"
  [[ $subnet =~ ^(10|172|192)(\.[0-9]{1,3}){2}$ ]] || die "SLIPWAY_DEMO_SUBNET is '$subnet', expected three numbers such as 10.213.77"
}

# Makes the state directory; the mark in it is what allows to remove it.
make_home() {
  mkdir -p "$home"
  if [ ! -e "$home/.slipway-demo" ]; then
    [ -z "$(ls -A "$home")" ] || die "$home is not empty and not a state directory of the demo: set SLIPWAY_DEMO_HOME to another one"
    : >"$home/.slipway-demo"
  fi
}

# Installs Debian packages without starting the services in them.
apt_install() {
  need_root "installs $*"
  command -v apt-get >/dev/null || die "install $* by hand: this is not Debian"
  say "installing $* with apt-get"
  local policy=/usr/sbin/policy-rc.d made=no status=0
  if [ ! -e "$policy" ]; then
    printf '#!/bin/sh\nexit 101\n' >"$policy"
    chmod 755 "$policy"
    made=yes
  fi
  { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@"; } \
    </dev/null >"$home/apt.log" 2>&1 || status=$?
  [ "$made" = no ] || rm -f "$policy"
  [ "$status" -eq 0 ] || die "apt-get could not install $*: $(tail -n 1 "$home/apt.log") (all of it: $home/apt.log)"
}

# Tries a command until it succeeds, with growing pauses, for at most SECONDS. Usage: wait_for SECONDS COMMAND…
wait_for() {
  local deadline=$((SECONDS + $1)) pauses=(0.05 0.1 0.2 0.4)
  shift
  until "$@" >/dev/null 2>&1; do
    [ "$SECONDS" -lt "$deadline" ] || return 1
    sleep "${pauses[0]:-0.5}"
    pauses=("${pauses[@]:1}")
  done
}

# A process is known by its id and its start time, so that a reused id is never taken for it.
start_time() {
  local stat fields
  stat=$(cat "/proc/$1/stat" 2>/dev/null) || return 1
  # The second field, the command in brackets, may hold blanks.
  read -ra fields <<<"${stat##*) }"
  [ "${fields[0]}" != Z ] && echo "${fields[19]}"
}

# Usage: running PIDFILE
running() {
  local pid started
  read -r pid started 2>/dev/null <"$1" || return 1
  [ "$(start_time "$pid")" = "$started" ]
}

# Starts a daemon that outlives this script. Usage: start_daemon PIDFILE LOG COMMAND…
start_daemon() {
  local pidfile=$1 log=$2 pid
  shift 2
  # Without the lock of ./demo (9), which a daemon must not hold.
  setsid "$@" </dev/null >>"$log" 2>&1 9>&- &
  pid=$!
  echo "$pid $(start_time "$pid")" >"$pidfile"
}

# Ends the daemon of a pid file: asked first, forced after SECONDS. Usage: stop_daemon PIDFILE SECONDS
stop_daemon() {
  local pid
  if running "$1"; then
    read -r pid _ <"$1"
    kill -TERM "$pid"
    wait_for "$2" not running "$1" || kill -KILL "$pid" 2>/dev/null || true
  fi
  rm -f "$1"
}

not() { ! "$@"; }

# Waits until a daemon answers; gives up early when it has died. Usage: wait_until_up PIDFILE SECONDS COMMAND…
wait_until_up() {
  local pidfile=$1 seconds=$2
  shift 2
  wait_for "$seconds" answers_or_died "$pidfile" "$@"
  "$@" >/dev/null 2>&1
}

answers_or_died() {
  local pidfile=$1
  shift
  "$@" || not running "$pidfile"
}

# The line of a daemon's log that most likely says why it died.
last_words() {
  { grep -E 'panic:|level=fatal|failed to start|refused|[Ee]rror' "$1" || cat "$1"; } | tail -n 1 | cut -c 1-300
}

# A random password of letters and digits, for a file that only the owner reads.
random_password() { openssl rand -hex 24; }

# Writes standard input to a file that only the owner can read. Usage: … | write_secret FILE
write_secret() {
  (umask 077 && cat >"$1.new" && mv "$1.new" "$1")
}

# Runs start, stop or status, as the first argument says. Usage: dispatch "$@"
dispatch() {
  check_names
  case ${1:-start} in
    start) make_home && start ;;
    stop) stop ;;
    status) status ;;
    *) die "unknown action '$1', expected start, stop or status" ;;
  esac
}
