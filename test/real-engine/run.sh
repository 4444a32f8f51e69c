#!/usr/bin/env bash
# What ships, on the Pulumi CLI that is on PATH, from the packed tarball. Prints tables:
#   examples   each, for every language host there is: preview, up, preview, refresh, import of each kind, destroy, nothing left
#   readmes    the commands of each example's README, word by word, in both deliveries, then destroy, nothing left
#   templates  the same for a project of each template
#   sdks       generated for each language, and compiled where its tools are, with the programs of the pages
#   policy     the sample policy pack, against both deliveries
#   imports    every kind: imported alone and in bulk, the generated code compiles, that and the program that made it show no change
#   test/real-engine/run.sh [examples|readmes|templates|sdks|policy|imports|NAME-OF-EXAMPLE|readmes/NAME|templates/NAME|sdks/LANGUAGE...]
set -euo pipefail
cd "$(dirname "$0")/../.."
export PATH="$PWD/node_modules/.bin:$PATH"
if ! command -v pulumi > /dev/null; then
  echo "test/real-engine: skipped, no Pulumi CLI (pulumi) on PATH"
  exit 0
fi
npm run build > /dev/null
exec node dist/test/real-engine/main.js "$@"
