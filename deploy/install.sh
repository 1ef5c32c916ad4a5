#!/bin/sh
# Installs this folder on this machine, or a newer one in place of it; run it as root. What is in
# /etc/guatu and /var/lib/guatu stays as it is. It starts and stops nothing.
#   DESTDIR   install below this folder and leave the machine's users and systemd alone
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=${DESTDIR:-}
version=$(cat "$here/VERSION")

if ! "$here/bin/workerd" --version; then
  echo "workerd does not run here: it needs Linux on x86-64 with glibc 2.35 or newer" \
    "(Debian 12, Ubuntu 22.04)" >&2
  exit 1
fi
if [ -z "$root" ]; then
  if [ "$(id -u)" != 0 ]; then
    echo "run it as root" >&2
    exit 1
  fi
  id guatu >/dev/null 2>&1 ||
    useradd --system --user-group --home-dir /var/lib/guatu --shell /usr/sbin/nologin guatu
fi

(umask 022 && mkdir -p "$root/opt/guatu" "$root/etc/guatu/tls" "$root/etc/systemd/system")
mkdir -p "$root/var/backups/guatu" && chmod 700 "$root/var/backups/guatu"
into=$root/opt/guatu/$version
if [ "$here" != "$into" ]; then
  rm -rf "$into.new"
  cp -R "$here" "$into.new"
  # The server runs as guatu, whatever root's own mask was.
  chmod -R u+rwX,go+rX,go-w "$into.new"
  rm -rf "$into"
  mv "$into.new" "$into"
fi
ln -sfn "$version" "$root/opt/guatu/current"
cp "$here"/systemd/guatu* "$root/etc/systemd/system/"

random() { od -An -v -tx1 -N32 /dev/urandom | tr -d ' \n'; }
settings=$root/etc/guatu/guatu.env
if [ ! -e "$settings" ]; then
  (umask 077 && sed "s/@SETUP_SECRET@/$(random)/; s/@BACKUP_KEY@/$(random)/" \
    "$here/guatu.env" >"$settings")
fi
if [ -z "$root" ]; then
  # The server reads the certificate's key; nobody else does.
  chgrp guatu /etc/guatu/tls && chmod 750 /etc/guatu/tls
  systemctl daemon-reload
fi
echo "Guatu $version is in $root/opt/guatu/current; its settings are in $settings"
