#!/usr/bin/env bash
# The application and what its operator lays down: writes the repository student-list, trivy-DATABASE, slipway-policy.yaml,
# credentials.yaml and variables (NAME=VALUE a line, for the pipeline) into a directory. Needs app-server.sh and registry.sh (for
# their keys and passwords).
# Usage: application.sh DIRECTORY small|official
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
part=demo
directory=${1:?"Usage: application.sh DIRECTORY small|official"}
database=${2:?"Usage: application.sh DIRECTORY small|official"}

# The small database is copied, so that Trivy's own files never come into the checkout.
provide_database() {
  trivy_cache=$directory/trivy-$database
  mkdir -p "$trivy_cache"
  if [ "$database" = small ]; then
    rm -rf "$trivy_cache/db"
    cp -r "$checkout/sample/vulnerability-database/db" "$trivy_cache/db"
    say "scanning with the SMALL OFFLINE DATABASE of this repository: 25 vulnerabilities, so a pass proves the pipeline, not" \
      "that the image is safe (./demo --official-database takes Trivy's own)"
  else
    say "scanning with Trivy's official database, which is downloaded"
  fi
}

# The application's own repository, as a GitLab project would be: the sample, what delivers it, an acceptance that counts
# from today, and the inventory of this machine's app server. Dated to the day, so that the same files give the same commit
# and with it the same images.
make_repository() {
  repository=$directory/student-list
  rm -rf "$repository"
  mkdir -p "$repository/security" "$repository/ansible/inventories/demo"
  tar -C "$checkout" --exclude __pycache__ -c Jenkinsfile ansible sample/student-list | tar -C "$repository" --no-same-owner -x
  write_acceptances >"$repository/security/acceptances.yaml"
  write_inventory >"$repository/ansible/inventories/demo/hosts.yml"
  cp "$home/app-server/known_hosts" "$repository/ansible/inventories/demo/known_hosts"
  in_repository init --quiet --initial-branch main
  in_repository add --all
  in_repository commit --quiet --message "Deliver the student list"
  say "application repository $repository, commit $(in_repository rev-parse --short=8 HEAD)"
}

write_inventory() {
  cat <<EOF
app:
  hosts:
    app-server:
      ansible_host: $app_address
      ansible_python_interpreter: /usr/bin/python3
EOF
}

write_acceptances() {
  cat <<EOF
acceptances:
  - id: CVE-2023-45853
    package: zlib1g
    decision: pass-through
    until: $(date --utc --date '30 days' +%F)
    reason: The flaw is in MiniZip, which Debian does not build from the zlib sources.
    approvedBy: security-officer@example.org
EOF
}

in_repository() {
  local day
  day=$(date --utc +%F)T00:00:00Z
  env -i PATH="$PATH" HOME="$home" GIT_CONFIG_NOSYSTEM=1 GIT_CONFIG_GLOBAL=/dev/null \
    GIT_AUTHOR_DATE="$day" GIT_COMMITTER_DATE="$day" \
    git -C "$repository" -c user.name="Slipway demo" -c user.email=demo@example.org -c commit.gpgsign=false "$@"
}

# What the operator lays down: the age of the small database is allowed, and the registry's password goes to the registry.
write_policy() {
  {
    echo "# Written at each start of the demo."
    if [ "$database" = small ]; then
      printf '%s\n' "gate:" "  # The small database of the demo is as old as its facts." "  maxDatabaseAge: 36500d"
    fi
    cat <<EOF
registries:
  "$registry":
    credentials: [registry]
    certificateAuthority: $home/registry/ca.crt
webScan:
  targets: ["http://$app_address:8080"]
tools:
  trivy: $home/bin/trivy
trivy:
  cacheDirectory: $trivy_cache
  offline: $([ "$database" = small ] && echo true || echo false)
EOF
  } >"$directory/slipway-policy.yaml"
}

write_credentials() {
  local api_password=$home/student-api/password
  mkdir -p "$home/student-api"
  [ -s "$api_password" ] || random_password | write_secret "$api_password"
  {
    cat <<EOF
registry:
  type: usernamePassword
  username: $registry_user
  password: $(cat "$home/registry/password")
student-api:
  type: usernamePassword
  username: toto
  password: $(cat "$api_password")
app-server:
  type: sshKey
  username: root
  privateKey: |
EOF
    sed 's/^/    /' "$home/app-server/id_ed25519"
  } | write_secret "$directory/credentials.yaml"
}

write_variables() {
  cat <<EOF
REGISTRY=$registry
APP_ADDRESS=$app_address
APP_URL=http://$app_address:8080/
API_BASE=slipway-demo/python:bookworm
SITE_BASE=slipway-demo/php:bookworm
EOF
}

check_names
mkdir -p "$directory"
provide_database
make_repository
write_policy
write_credentials
write_variables >"$directory/variables"
