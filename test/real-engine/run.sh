#!/usr/bin/env bash
# Every example, for every language host there is, on the Pulumi CLI that is on PATH, from the packed tarball:
# preview, up, preview, refresh, import of each kind, destroy, nothing left. Prints a table.
#   test/real-engine/run.sh [example...]
set -euo pipefail
cd "$(dirname "$0")/../.."
export PATH="$PWD/node_modules/.bin:$PATH"
if ! command -v pulumi > /dev/null; then
  echo "test/real-engine: skipped, no Pulumi CLI (pulumi) on PATH"
  exit 0
fi
exec node test/real-engine/run.mjs "$@"
