#!/bin/sh
# Fetches counties into a folder, each as a compressed file; fails where one is not whole.
#   backup.sh FOLDER [URL…]
# BACKUP_KEY, GUATU_URL, GUATU_CA and GUATU_KEEP_DAYS come from the environment, or else from
# /etc/guatu/guatu.env (GUATU_ENV names another file).
set -eu
umask 077
folder=${1:?usage: backup.sh FOLDER [URL...]}
shift
settings=${GUATU_ENV:-/etc/guatu/guatu.env}
if [ -z "${BACKUP_KEY:-}" ]; then
  . "$settings"
fi
# Addresses with spaces between, each a word of its own.
# shellcheck disable=SC2086
[ $# -gt 0 ] || set -- ${GUATU_URL:-http://127.0.0.1:8787}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# In a file: the words of a command can be read by every user of the machine.
printf 'authorization: Bearer %s\n' "$BACKUP_KEY" >"$work/key"
mkdir -p "$folder"

for url in "$@"; do
  host=$(printf %s "$url" | sed 's|^[a-z]*://||; s|[^A-Za-z0-9.-]|-|g')
  file=$folder/guatu-$host-$(date -u +%Y%m%dT%H%M%SZ).ndjson
  code=$(curl -sS ${GUATU_CA:+--cacert "$GUATU_CA"} -H "@$work/key" \
    -o "$file.unfinished" -w '%{http_code}' "$url/api/v1/backup")
  if [ "$code" != 200 ]; then
    echo "$url answers $code: $(head -c 500 "$file.unfinished")" >&2
    rm -f "$file.unfinished"
    exit 1
  fi
  if ! tail -n 1 "$file.unfinished" | grep -q '^{"end":{.*}}$'; then
    echo "what came from $url is cut short" >&2
    rm -f "$file.unfinished"
    exit 1
  fi
  gzip -c "$file.unfinished" >"$file.gz.unfinished"
  mv "$file.gz.unfinished" "$file.gz"
  rm -f "$file.unfinished"
  echo "$file.gz: $(wc -c <"$file.gz") bytes"
done
find "$folder" -name 'guatu-*.ndjson.gz' -mtime "+${GUATU_KEEP_DAYS:-60}" -exec rm -f {} +
