#!/usr/bin/env bash
# The app server: a second Docker engine with a store of its own, which starts empty, and an SSH server, both in the demo's
# network namespace. Sessions of the SSH server talk to that engine. Needs network.sh and registry.sh (for its authority).
# Its files are in $SLIPWAY_DEMO_HOME/app-server: id_ed25519 (the key for root), known_hosts.
# Usage: app-server.sh start|stop|status
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
part=app-server
folder=$home/app-server
engine_pid=$folder/dockerd.pid
engine_log=$folder/dockerd.log
sshd_pid=$folder/sshd.pid
sshd_log=$folder/sshd.log
PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin

start() {
  need_root "starts an engine and an SSH server"
  mkdir -p "$folder" "$runtime"
  chmod 700 "$folder" "$runtime"
  start_engine
  make_keys
  start_sshd
  status
}

engine_answers() { docker --host "$app_docker_host" version --format '{{.Server.Version}}'; }

start_engine() {
  local driver=()
  running "$engine_pid" && engine_answers >/dev/null 2>&1 && return
  stop_daemon "$engine_pid" 30
  if ! overlay_works; then
    say "this file system cannot hold overlays: the engine copies whole layers (vfs), which takes more space and time"
    driver=(--storage-driver vfs)
  fi
  # Namespaces of its own, in case both engines share one containerd.
  start_daemon "$engine_pid" "$engine_log" env SSL_CERT_FILE="$home/registry/ca.crt" \
    nsenter --net="/run/netns/$name" -- dockerd --config-file "$(engine_configuration)" --host "$app_docker_host" \
    --data-root "$folder/docker" --exec-root "$runtime/docker" --pidfile "$runtime/docker.pid" \
    --containerd-namespace "$name" --containerd-plugins-namespace "$name-plugins" "${driver[@]}"
  wait_until_up "$engine_pid" 60 engine_answers || die "the engine did not start: $(last_words "$engine_log") (all of it: $engine_log)"
}

# An empty one: that of the machine's own engine must not count here.
engine_configuration() {
  echo '{}' >"$folder/daemon.json"
  echo "$folder/daemon.json"
}

overlay_works() {
  local try=$folder/overlay-try status=0
  mkdir -p "$try"/{lower,upper,work,merged}
  if mount -t overlay overlay -o "lowerdir=$try/lower,upperdir=$try/upper,workdir=$try/work" "$try/merged" 2>/dev/null; then
    umount "$try/merged"
  else
    status=1
  fi
  rm -rf "$try"
  return "$status"
}

make_keys() {
  [ -s "$folder/id_ed25519" ] || ssh-keygen -q -t ed25519 -N '' -C slipway-demo -f "$folder/id_ed25519"
  [ -s "$folder/host_key" ] || ssh-keygen -q -t ed25519 -N '' -C "$name" -f "$folder/host_key"
  # From the key itself, not from what some server answers.
  echo "$app_address $(cut -d ' ' -f 1,2 "$folder/host_key.pub")" >"$folder/known_hosts"
  # sshd wants files whose every parent folder only root can change.
  install -m 600 "$folder/id_ed25519.pub" "$runtime/authorized_keys"
}

start_sshd() {
  running "$sshd_pid" && sshd_answers && return
  stop_daemon "$sshd_pid" 10
  # shellcheck disable=SC2174 # only the last folder is to be made
  mkdir -p -m 755 /run/sshd
  sshd_configuration >"$folder/sshd_config"
  start_daemon "$sshd_pid" "$sshd_log" nsenter --net="/run/netns/$name" -- "$(command -v sshd)" -D -e -f "$folder/sshd_config"
  wait_until_up "$sshd_pid" 20 sshd_answers || die "the SSH server did not start: $(last_words "$sshd_log") (all of it: $sshd_log)"
}

sshd_configuration() {
  cat <<EOF
Port 22
ListenAddress $app_address
HostKey $folder/host_key
PidFile none
AuthorizedKeysFile $runtime/authorized_keys
AuthenticationMethods publickey
PasswordAuthentication no
KbdInteractiveAuthentication no
PermitRootLogin prohibit-password
AllowUsers root
UsePAM $(root_is_locked && echo yes || echo no)
AllowTcpForwarding no
AllowAgentForwarding no
X11Forwarding no
PrintMotd no
Subsystem sftp internal-sftp
SetEnv DOCKER_HOST=$app_docker_host
EOF
}

# Without PAM sshd turns away an account whose password is locked.
root_is_locked() { getent shadow root | grep -q '^root:!'; }

# A real session, with the real key and the known host key, that reaches the second engine.
sshd_answers() {
  ssh -F /dev/null -i "$folder/id_ed25519" -o IdentitiesOnly=yes -o UserKnownHostsFile="$folder/known_hosts" \
    -o GlobalKnownHostsFile=/dev/null -o StrictHostKeyChecking=yes -o BatchMode=yes -o ConnectTimeout=5 \
    "root@$app_address" docker version --format '{{.Server.Version}}' </dev/null >/dev/null 2>&1
}

stop() {
  if running "$sshd_pid" || running "$engine_pid"; then
    need_root "stops the app server"
    stop_daemon "$sshd_pid" 10
    stop_daemon "$engine_pid" 60
    say "stopped"
  fi
  [ "$(id -u)" -ne 0 ] || rm -rf "$runtime"
}

status() {
  running "$engine_pid" || die "the engine does not run"
  sshd_answers || die "the SSH server does not answer on $app_address"
  say "root@$app_address, key $folder/id_ed25519, known_hosts $folder/known_hosts; engine $(engine_answers), store $folder/docker"
}

dispatch "$@"
