#!/usr/bin/env bash
# Installs what the tests need, builds, and runs every test. The last line says what really ran.
set -euo pipefail
cd "$(dirname "$0")"

say() { printf '\n== %s\n' "$*"; }

find_chromium() {
  local name
  for name in "${CHROMIUM_PATH:-}" chromium chromium-browser google-chrome google-chrome-stable; do
    if [ -n "$name" ] && command -v "$name" >/dev/null 2>&1; then
      command -v "$name"
      return
    fi
  done
}

command -v dotnet >/dev/null || {
  echo "The .NET SDK of global.json is needed: https://dotnet.microsoft.com/download" >&2
  exit 1
}

say "Build"
dotnet tool restore
dotnet restore --locked-mode
dotnet csharpier check .
dotnet build -c Release --no-restore

say "Browser"
chromium=$(find_chromium)
if [ -z "$chromium" ] && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium >/dev/null || true
  chromium=$(find_chromium)
fi
if [ -n "$chromium" ]; then
  export CHROMIUM_PATH=$chromium
  "$chromium" --version 2>/dev/null || true
else
  # Playwright's own build, for machines that have no package for it.
  playwright=tests/E2E/bin/Release/net10.0/.playwright
  "$(find "$playwright/node" -name node -type f -path "*$(uname -s | tr '[:upper:]' '[:lower:]')*" | head -n 1)" \
    "$playwright/package/cli.js" install chromium
fi

say "Test"
log=$(mktemp)
trap 'rm -f "$log"' EXIT
status=0
ran_on=tests/Unit/bin/Release/net10.0/databases-that-ran.txt
rm -f "$ran_on"
# One project after the other: a browser beside another suite is not to be relied on with two cores.
dotnet test --solution TaskRunAdmin.sln -c Release --no-build --max-parallel-test-modules 1 --timeout 15m "$@" | tee "$log" || status=$?

say "Databases"
sed 's/^/Ran on: /' "$ran_on" 2>/dev/null || echo "No persistence test ran."
grep -m 1 -o 'No SQL Server: .*' "$log" | sed 's/^/Skipped: /' || true

count() { awk -v key="$1:" '$1 == key { sum = $2 } END { print sum + 0 }' "$log"; }
echo
echo "$(count succeeded) passed, $(count failed) failed, $(count skipped) skipped"
exit "$status"
