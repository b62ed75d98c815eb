#!/usr/bin/env bash
# A Docker registry (Debian's docker-registry) on this machine's end of the demo's network, with a password and with TLS
# by an authority made for the demo. Needs network.sh. Its files are in $SLIPWAY_DEMO_HOME/registry: ca.crt, password.
# Usage: registry.sh start|stop|status
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
part=registry
folder=$home/registry
pidfile=$folder/pid
log=$folder/log
# Where this machine's Docker engine looks for authorities, at each push and pull.
engine_certificates=/etc/docker/certs.d/$registry

start() {
  mkdir -p "$folder"
  make_password
  make_certificates
  trust
  if ! running "$pidfile"; then
    write_configuration
    start_daemon "$pidfile" "$log" docker-registry serve "$folder/config.yml"
  fi
  wait_until_up "$pidfile" 20 answers || die "does not answer on $registry: $(last_words "$log") (all of it: $log)"
  status
}

make_password() {
  [ -s "$folder/password" ] || random_password | write_secret "$folder/password"
  # bcrypt, the only form that the registry takes; the password goes in by standard input.
  [ -s "$folder/htpasswd" ] || htpasswd -niB "$registry_user" <"$folder/password" | write_secret "$folder/htpasswd"
}

make_certificates() {
  local days=825
  if ! valid "$folder/ca.crt"; then
    make_key "$folder/ca.key"
    openssl req -x509 -new -sha256 -days 3650 -key "$folder/ca.key" -subj "/CN=Slipway demo authority" \
      -addext basicConstraints=critical,CA:TRUE,pathlen:0 -addext keyUsage=critical,keyCertSign -out "$folder/ca.crt"
    rm -f "$folder/tls.crt"
  fi
  if ! valid "$folder/tls.crt" || ! grep -qx "$host_address" "$folder/tls.address"; then
    make_key "$folder/tls.key"
    openssl req -new -sha256 -key "$folder/tls.key" -subj "/CN=$host_address" |
      openssl x509 -req -sha256 -days "$days" -CA "$folder/ca.crt" -CAkey "$folder/ca.key" -out "$folder/tls.crt" \
        -extfile <(printf '%s\n' "subjectAltName=IP:$host_address" basicConstraints=critical,CA:FALSE \
          keyUsage=critical,digitalSignature extendedKeyUsage=serverAuth) 2>/dev/null
    echo "$host_address" >"$folder/tls.address"
    stop_daemon "$pidfile" 10
  fi
}

valid() { openssl x509 -in "$1" -noout -checkend $((30 * 24 * 3600)) >/dev/null 2>&1; }

make_key() { (umask 077 && openssl ecparam -name prime256v1 -genkey -noout -out "$1"); }

trust() {
  if ! cmp -s "$folder/ca.crt" "$engine_certificates/ca.crt"; then
    need_root "tells the Docker engine the demo's authority ($engine_certificates)"
    mkdir -p "$engine_certificates"
    cp "$folder/ca.crt" "$engine_certificates/ca.crt"
  fi
}

write_configuration() {
  write_secret "$folder/config.yml" <<EOF
version: 0.1
log:
  level: warn
  accesslog:
    disabled: true
storage:
  filesystem:
    rootdirectory: $folder/data
  delete:
    enabled: true
http:
  addr: $registry
  secret: $(random_password)
  tls:
    certificate: $folder/tls.crt
    key: $folder/tls.key
auth:
  htpasswd:
    realm: slipway-demo
    path: $folder/htpasswd
EOF
}

# Without a password the registry answers 401: then it is this one, and it is guarded.
answers() {
  [ "$(curl --silent --output /dev/null --write-out '%{http_code}' --noproxy '*' --max-time 3 \
    --cacert "$folder/ca.crt" "https://$registry/v2/")" = 401 ] && running "$pidfile"
}

stop() {
  if running "$pidfile"; then
    stop_daemon "$pidfile" 10
    say "stopped"
  fi
  if cmp -s "$folder/ca.crt" "$engine_certificates/ca.crt"; then
    rm -r "$engine_certificates"
  fi
}

status() {
  answers || die "does not answer on $registry"
  say "https://$registry, user $registry_user, password in $folder/password, authority $folder/ca.crt"
}

dispatch "$@"
