#!/usr/bin/env bash
# The network of the demo: a network namespace for the app server, joined to this machine by a pair of virtual
# interfaces. This machine has the first address of the subnet, the app server the second.
# Usage: network.sh start|stop|status
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
part=network
mark=$home/network
outer=$name-0
PATH=$PATH:/usr/sbin:/sbin

exists() { ip netns list | awk -v name="$name" '$1 == name { found = 1 } END { exit !found }'; }

connected() { exists && ip -n "$name" -br address show eth0 2>/dev/null | grep -qw "$app_address/30"; }

start() {
  if connected && [ -e "$mark" ]; then
    status
    return
  fi
  need_root "makes a network namespace"
  refuse_what_is_not_ours
  remove
  : >"$mark"
  make
  status
}

refuse_what_is_not_ours() {
  if exists && [ ! -e "$mark" ]; then
    die "the network namespace $name is another demo's: stop that one, or set SLIPWAY_DEMO_NAME and SLIPWAY_DEMO_SUBNET"
  fi
  if ip -br address | grep -v "^$outer@" | grep -qF " $subnet."; then
    die "this machine has addresses in $subnet.0/24 already: set SLIPWAY_DEMO_SUBNET to other three numbers"
  fi
}

make() {
  ip netns add "$name"
  ip link add "$outer" type veth peer name eth0 netns "$name"
  ip address add "$host_address/30" dev "$outer"
  ip link set "$outer" up
  ip -n "$name" link set lo up
  ip -n "$name" address add "$app_address/30" dev eth0
  ip -n "$name" link set eth0 up
}

remove() {
  ip link delete "$outer" 2>/dev/null || true
  if exists; then ip netns delete "$name"; fi
}

stop() {
  if [ -e "$mark" ]; then
    remove
    rm -f "$mark"
    say "removed"
  fi
}

status() {
  { connected && [ -e "$mark" ]; } || die "the network namespace $name is not there, or another demo's"
  say "namespace $name: this machine is $host_address, the app server $app_address"
}

dispatch "$@"
