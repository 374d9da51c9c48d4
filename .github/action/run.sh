#!/usr/bin/env bash
# Runs a command of access-audit as a step of a workflow. The package is the one that the project has in its lock file.
set -euo pipefail

case "$COMMAND" in
drift | review | scan) ;;
*)
  echo "::error::the input command must be drift, review or scan"
  exit 1
  ;;
esac

cd "$FOLDER"
reports="$RUNNER_TEMP/access-audit"
mkdir -p "$reports"
sarif="$reports/$COMMAND.sarif"
markdown="$reports/$COMMAND.md"
rm -f "$sarif" "$markdown"

arguments=("$COMMAND" --fail-on "$FAIL_ON" --output "sarif=$sarif" --output "markdown=$markdown")
if [ -n "$STACK" ]; then arguments+=(--stack "$STACK"); fi
while IFS= read -r argument; do
  if [ -n "$argument" ]; then arguments+=("$argument"); fi
done <<<"$ARGUMENTS"

code=0
npx --no-install access-audit "${arguments[@]}" || code=$?

if [ -f "$markdown" ]; then cat "$markdown" >>"$GITHUB_STEP_SUMMARY"; fi
{
  echo "exit-code=$code"
  if [ -f "$sarif" ]; then echo "sarif=$sarif"; fi
  if [ -f "$markdown" ]; then echo "markdown=$markdown"; fi
} >>"$GITHUB_OUTPUT"
exit "$code"
