#!/bin/sh
# Sends a backup into an empty county, in parts. A county with anything in it refuses.
#   restore.sh FILE [URL]
# BACKUP_KEY and GUATU_CA come from the environment, or else from /etc/guatu/guatu.env (GUATU_ENV
# names another file); URL is http://127.0.0.1:8787 unless it is said.
set -eu
umask 077
file=${1:?usage: restore.sh FILE [URL]}
url=${2:-http://127.0.0.1:8787}
settings=${GUATU_ENV:-/etc/guatu/guatu.env}
if [ -z "${BACKUP_KEY:-}" ]; then
  . "$settings"
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
printf 'authorization: Bearer %s\n' "$BACKUP_KEY" >"$work/key"

case $file in
  *.gz) gzip -dc "$file" >"$work/backup" ;;
  *) cp "$file" "$work/backup" ;;
esac
if ! tail -n 1 "$work/backup" | grep -q '^{"end":{.*}}$'; then
  echo "$file is cut short" >&2
  exit 1
fi
mkdir "$work/parts"
# Whole lines: a row has at most 2 MiB, twice as much in hexadecimal. The server takes 8 MiB at once.
split -C 6m -a 6 "$work/backup" "$work/parts/"

# Sends the file; what the server says is in $work/answer.
send() {
  curl -sS ${GUATU_CA:+--cacert "$GUATU_CA"} -H "@$work/key" -H 'Expect:' \
    -H 'content-type: application/x-ndjson' --data-binary "@$1" \
    -o "$work/answer" -w '%{http_code}' "$url/api/v1/backup"
}
for part in "$work"/parts/*; do
  code=$(send "$part") || code=none
  if [ "$code" != 200 ]; then
    echo "$url answers $code: $(head -c 500 "$work/answer" 2>/dev/null)" >&2
    # An empty body gives up: nothing of this restore is left. An open county refuses that, too.
    : >"$work/nothing"
    send "$work/nothing" >/dev/null || true
    exit 1
  fi
done
cat "$work/answer"
echo
grep -q '"status":"ok"' "$work/answer"
