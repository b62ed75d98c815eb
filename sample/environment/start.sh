#!/usr/bin/env bash
# Starts the whole environment of the demo, in order. What runs already is left as it is.
# Usage: start.sh
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
here=$(dirname "${BASH_SOURCE[0]}")
for script in docker-engine tools base-images network registry app-server; do
  "$here/$script.sh" start
done
