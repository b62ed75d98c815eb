#!/usr/bin/env bash
# Stops what the demo started and removes its network; with --clean also its state and its images.
# Usage: stop.sh [--clean]
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
part=stop
here=$(dirname "${BASH_SOURCE[0]}")

clean() {
  local left
  # What an engine that died could not unmount must not be removed through its mount.
  while read -r left; do
    umount --lazy "$left"
  done < <(awk -v home="$home/" 'index($2, home) == 1 { print $2 }' /proc/mounts | sort -r)
  rm -rf --one-file-system "$home"
  say "removed $home"
}

case ${1:-} in
  '' | --clean) ;;
  *) die "unknown option '$1', expected --clean" ;;
esac
check_names
if [ ! -e "$home/.slipway-demo" ]; then
  say "nothing to do: $home is not a state directory of the demo"
  exit
fi
"$here/app-server.sh" stop
"$here/registry.sh" stop
"$here/network.sh" stop
[ "${1:-}" != --clean ] || "$here/base-images.sh" remove
"$here/docker-engine.sh" stop
[ "${1:-}" != --clean ] || clean
say "done"
