#!/usr/bin/env bash
# Says what of the demo's environment runs; succeeds when all of it does.
# Usage: status.sh
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
here=$(dirname "${BASH_SOURCE[0]}")
all=0
for script in docker-engine tools base-images network registry app-server; do
  "$here/$script.sh" status || all=1
done
exit "$all"
