#!/bin/sh
# Sets an empty county up, with one account: the first administrator's, who makes all the others.
#   setup.sh [URL]
# SETUP_SECRET comes from the environment, or else from /etc/guatu/guatu.env (GUATU_ENV names
# another file). It asks for the county's name, the account's name and its password; without a
# terminal they are the first three lines of its input.
set -eu
umask 077
here=$(cd "$(dirname "$0")" && pwd)
url=${1:-http://127.0.0.1:8787}
settings=${GUATU_ENV:-/etc/guatu/guatu.env}
if [ -z "${SETUP_SECRET:-}" ]; then
  . "$settings"
fi
work=$(mktemp -d)
trap 'stty echo 2>/dev/null || true; rm -rf "$work"' EXIT
printf 'authorization: Bearer %s\n' "$SETUP_SECRET" >"$work/key"

ask() {
  [ ! -t 0 ] || printf '%s: ' "$1" >&2
  IFS= read -r answer
  # As it may stand in JSON.
  printf %s "$answer" | sed 's/[\\"]/\\&/g'
}
county=$(ask '县名 / the name of the county')
name=$(ask '管理员登录名 / the administrator'"'"'s login name')
[ ! -t 0 ] || stty -echo
password=$(ask '密码，至少 8 个字符 / the password, at least 8 characters')
[ ! -t 0 ] || { stty echo && echo; }

# Sends a file to an address.
send() {
  code=$(curl -sS ${GUATU_CA:+--cacert "$GUATU_CA"} -H "@$work/key" -H "content-type: $3" \
    --data-binary "@$2" -o "$work/answer" -w '%{http_code}' "$url/api/v1/$1")
  if [ "$code" != 200 ]; then
    echo "POST $1 is answered $code: $(head -c 500 "$work/answer")" >&2
    exit 1
  fi
}
printf '{"county":"%s"}' "$county" >"$work/setup"
printf '{"accounts":[{"name":"%s","password":"%s","actor":"%s","must_change":false}]}' \
  "$name" "$password" "$(cat "$here/first/actor")" >"$work/open"
send setup "$work/setup" application/json
send seed "$here/first/county.seed" application/octet-stream
send setup/open "$work/open" application/json
cat "$work/answer"
echo
