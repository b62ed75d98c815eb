#!/bin/sh
# Runs the tests of the sample: the API (needs python3 with Flask), the page (php), the vulnerability database (go, trivy,
# jq), and shellcheck over the scripts. Says what it had to skip; the last line counts.
# Usage: sample/test.sh   (TRIVY=/path/to/trivy where Trivy is not on the PATH)
set -u
cd "$(dirname "$0")" || exit 1
passed=0 failed=0 skipped=0

run() {
  title=$1
  shift
  if "$@"; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    echo "FAIL  $title"
  fi
}

skip() { skipped=$((skipped + 1)); echo "skip  $1"; }

python_with_flask() {
  for python in python3 /usr/bin/python3; do
    if "$python" -c 'import flask' 2>/dev/null; then
      echo "$python"
      return
    fi
  done
}

python=$(python_with_flask)
if [ -n "$python" ]; then
  run "the API's tests" env PYTHONDONTWRITEBYTECODE=1 "$python" -m unittest discover --start-directory student-list/simple_api
else
  skip "the API's tests: no python3 with Flask (Debian: python3-flask)"
fi
if command -v php >/dev/null; then
  run "the page's tests" php student-list/website/test/page_test.php
else
  skip "the page's tests: no php (Debian: php-cli)"
fi
run "the vulnerability database's tests" ./vulnerability-database/test.sh
if command -v shellcheck >/dev/null; then
  run "shellcheck" shellcheck --external-sources ../demo environment/*.sh vulnerability-database/test.sh test.sh
else
  skip "shellcheck is not installed"
fi
echo "sample: $passed passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ]
