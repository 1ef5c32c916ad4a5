#!/bin/sh
# Proves that a backup can be restored: into a server of its own, which nobody else knows the key
# of and which ends with the drill. The county that people work in is not touched.
#   drill.sh FILE
# GUATU_DRILL_PORT is where that server listens, 8799 unless it is said.
set -eu
umask 077
here=$(cd "$(dirname "$0")" && pwd)
file=${1:?usage: drill.sh FILE}
listen=127.0.0.1:${GUATU_DRILL_PORT:-8799}
work=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server"; wait; rm -rf "$work"' EXIT
if curl -s -o /dev/null "http://$listen"; then
  echo "something listens on $listen already; set GUATU_DRILL_PORT" >&2
  exit 1
fi
BACKUP_KEY=$(od -An -v -tx1 -N32 /dev/urandom | tr -d ' \n')
export BACKUP_KEY
unset COUNTY_HOSTS SETUP_SECRET GUATU_CA
GUATU_CONFIG=http GUATU_LISTEN=$listen GUATU_DATA=$work/data "$here/run.sh" &
server=$!
until curl -s -o /dev/null "http://$listen/api/v1/health"; do
  kill -0 "$server"
  sleep 1
done
"$here/restore.sh" "$file" "http://$listen" >"$work/health"
cat "$work/health"

# The county has the log of the file, and one row more that says it was restored.
seq() { sed -n 's/.*"head":{"seq":\([0-9]*\),.*/\1/p'; }
case $file in
  *.gz) gzip -dc "$file" ;;
  *) cat "$file" ;;
esac | tail -n 1 >"$work/end"
was=$(seq <"$work/end")
is=$(seq <"$work/health")
if [ "$is" != $((was + 1)) ]; then
  echo "the file ends at log row $was, the restored county at $is" >&2
  exit 1
fi
echo "restored: $was log rows verified, every table counted"
