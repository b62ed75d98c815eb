#!/usr/bin/env bash
# The Docker engine that builds: uses the one that runs; otherwise, as root on Debian, installs docker.io and starts it.
# Usage: docker-engine.sh start|stop|status
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
part=docker
pidfile=$home/docker-engine.pid
log=$home/docker-engine.log

answers() { docker version --format '{{.Server.Version}}' 2>&1; }

start() {
  local answer
  command -v docker >/dev/null || install_docker
  if answer=$(answers); then
    say "using the running engine, version $answer"
    return
  fi
  case $answer in
    *"permission denied"*) die "no permission on the engine's socket: run as root or as a member of the group docker" ;;
  esac
  [ -z "${DOCKER_HOST:-}" ] || die "the engine that DOCKER_HOST names ($DOCKER_HOST) does not answer: start it or unset DOCKER_HOST"
  start_engine
}

install_docker() {
  if ! command -v apt-get >/dev/null || [ "$(id -u)" -ne 0 ]; then
    die "Docker is not installed: install it (docs.docker.com/engine/install), or run as root on Debian"
  fi
  apt_install docker.io iptables apparmor ca-certificates cgroupfs-mount
  # A package of its own from Debian 13 on.
  command -v docker >/dev/null || apt_install docker-cli
}

start_engine() {
  command -v dockerd >/dev/null || install_docker
  need_root "starts the Docker engine"
  if ! running "$pidfile"; then
    say "starting the engine"
    mount_control_groups
    start_daemon "$pidfile" "$log" dockerd
  fi
  wait_until_up "$pidfile" 60 answers || die "the engine did not start: $(last_words "$log") (all of it: $log)"
  say "started, version $(answers)"
}

# Where there is no systemd, nobody may have done it.
mount_control_groups() {
  if ! grep -qE '^[^ ]+ [^ ]+ cgroup2? ' /proc/mounts; then
    command -v cgroupfs-mount >/dev/null || apt_install cgroupfs-mount
    cgroupfs-mount
  fi
}

stop() {
  if running "$pidfile"; then
    stop_daemon "$pidfile" 30
    say "stopped"
  fi
}

status() {
  local answer
  if answer=$(answers); then
    say "running, version $answer$(running "$pidfile" && echo ', started by the demo')"
  else
    say "not running"
    return 1
  fi
}

dispatch "$@"
