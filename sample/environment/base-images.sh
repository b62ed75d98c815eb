#!/usr/bin/env bash
# The two base images of the sample, made of Debian packages, because the demo cannot count on an image registry:
# slipway-demo/python:bookworm and slipway-demo/php:bookworm. Made once, in about a minute; made anew when this script
# changes. `stop` keeps them, `remove` removes them.
# Usage: base-images.sh start|status|remove
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
part=base-images

declare -A packages=(
  [python]="python3-flask gunicorn"
  [php]="apache2 libapache2-mod-php8.2"
)
recipe=$(sha256sum "${BASH_SOURCE[0]}" | cut -c 1-16)
label=io.slipway.demo.recipe
work=$home/base-images.new

image() { echo "slipway-demo/$1:bookworm"; }

is_made() {
  [ "$(docker image inspect --format "{{index .Config.Labels \"$label\"}}" "$(image "$1")" 2>/dev/null)" = "$recipe" ]
}

start() {
  local variant todo=()
  for variant in python php; do
    is_made "$variant" || todo+=("$variant")
  done
  if [ ${#todo[@]} -gt 0 ]; then
    need_root "makes base images with debootstrap"
    trap remove_work EXIT
    make_root
    for variant in "${todo[@]}"; do make_image "$variant"; done
  fi
  status
}

remove_work() { rm -rf "$work"; }

make_root() {
  remove_work
  mkdir -p "$work"
  say "1 of 3: Debian bookworm with debootstrap"
  debootstrap --variant=minbase bookworm "$work/root" </dev/null >"$home/base-images.log" 2>&1 ||
    die "debootstrap failed: $(tail -n 1 "$home/base-images.log") (all of it: $home/base-images.log)"
  printf '#!/bin/sh\nexit 101\n' >"$work/root/usr/sbin/policy-rc.d"
  chmod 755 "$work/root/usr/sbin/policy-rc.d"
  leave_out_documentation
  add_updates
}

# What dpkg leaves out from now on; the licences stay.
leave_out_documentation() {
  cat >"$work/root/etc/dpkg/dpkg.cfg.d/slim" <<'EOF'
path-exclude /usr/share/doc/*
path-include /usr/share/doc/*/copyright
path-exclude /usr/share/man/*
path-exclude /usr/share/info/*
path-exclude /usr/share/locale/*
EOF
}

# The mirror that debootstrap chose has the point release; security updates and stable updates come from beside it.
add_updates() {
  local sources=$work/root/etc/apt/sources.list
  sed -n 's#^\(deb .*\)/debian/\{0,1\} bookworm main.*#\1/debian bookworm-updates main\n\1/debian-security bookworm-security main#p' \
    "$sources" >"$work/updates"
  cat "$work/updates" >>"$sources"
  if ! in_root root apt-get update -qq; then
    say "no security updates: this mirror has none beside it"
    echo "deb $(sed -n 's/^deb \(.*\)/\1/p' "$sources" | head -n 1)" >"$sources"
    in_root root apt-get update -qq || die "apt-get update failed: $(tail -n 1 "$home/base-images.log")"
  fi
  in_root root apt-get -y -qq upgrade || die "apt-get upgrade failed: $(tail -n 1 "$home/base-images.log")"
}

in_root() {
  local root=$work/$1
  shift
  DEBIAN_FRONTEND=noninteractive LC_ALL=C chroot "$root" "$@" </dev/null >>"$home/base-images.log" 2>&1
}

make_image() {
  local variant=$1 names
  read -ra names <<<"${packages[$variant]}"
  say "$([ "$variant" = python ] && echo 2 || echo 3) of 3: $(image "$variant") with ${names[*]}"
  cp -a "$work/root" "$work/$variant"
  in_root "$variant" apt-get install -y -qq --no-install-recommends "${names[@]}" ||
    die "apt-get install failed: $(tail -n 1 "$home/base-images.log") (all of it: $home/base-images.log)"
  slim "$work/$variant"
  tar -C "$work/$variant" --numeric-owner -c . |
    docker import --change "LABEL $label=$recipe" --change 'CMD ["bash"]' \
      --change 'ENV PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin' \
      - "$(image "$variant")" >/dev/null
  rm -rf "${work:?}/$variant"
}

slim() {
  local root=$1
  rm -rf "$root"/var/lib/apt/lists/* "$root"/var/cache/apt/* "$root"/var/cache/debconf/*-old "$root"/var/log/* \
    "$root"/usr/share/{man,info,locale}/* "$root"/usr/sbin/policy-rc.d "$root"/etc/{resolv.conf,hostname,machine-id}
  find "$root/usr/share/doc" \( -type f -o -type l \) ! -name copyright -delete
  find "$root/usr/share/doc" -mindepth 1 -type d -empty -delete
}

stop() { :; }

remove() {
  local variant
  for variant in python php; do
    docker image rm --force "$(image "$variant")" >/dev/null 2>&1 || true
  done
  say "removed"
}

status() {
  local variant
  for variant in python php; do
    is_made "$variant" || die "$(image "$variant") is missing"
  done
  say "$(image python) and $(image php) are there"
}

if [ "${1:-}" = remove ]; then remove; else dispatch "$@"; fi
