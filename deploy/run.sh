#!/bin/sh
# Runs Guatu from this folder until it is told to end. The unit guatu.service calls it; by hand,
# settings are words of the environment:
#   GUATU_CONFIG   http (the default: behind a web server on this machine) or https
#   GUATU_LISTEN   where it listens
#   GUATU_DATA     where the counties are
#   GUATU_ETC      where tls/cert.pem and tls/key.pem are
#   NOTICE_HOOK_URL  the gateway of notices, the only place that anything goes out to
set -eu
here=$(cd "$(dirname "$0")" && pwd)
config=${GUATU_CONFIG:-http}
data=${GUATU_DATA:-/var/lib/guatu}
case $config in
  http)
    set -- "--socket-addr=http=${GUATU_LISTEN:-127.0.0.1:8787}" ;;
  https)
    set -- "--socket-addr=http=${GUATU_LISTEN:-*:443}" \
      "--socket-addr=redirect=${GUATU_REDIRECT:-*:80}" \
      "--import-path=${GUATU_ETC:-/etc/guatu}" ;;
  *)
    echo "GUATU_CONFIG is http or https, not $config" >&2
    exit 1 ;;
esac
case ${NOTICE_HOOK_URL:-} in
  '') ;;
  http://* | https://*)
    place=${NOTICE_HOOK_URL#*://}
    set -- "$@" "--external-addr=notice-${NOTICE_HOOK_URL%%://*}=${place%%[/?#]*}" ;;
  *)
    echo "NOTICE_HOOK_URL begins with http:// or https://, not $NOTICE_HOOK_URL" >&2
    exit 1 ;;
esac
mkdir -p "$data/county" "$data/photos"
exec "$here/bin/workerd" serve "$@" \
  "--directory-path=county-storage=$data/county" \
  "--directory-path=photos=$data/photos" \
  "--directory-path=assets=$here/public" \
  "$here/config/$config.capnp"
