# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# A fresh Debian in a folder, for scripts that source this: "enter_root SUITE" makes it, "in_root
# COMMAND…" runs a command there, "install_in_root PACKAGE…" installs there, "leave_root" takes it
# away. As root. They set $cache and $roots before, and have fail and say.
#
# MADO_DEBIAN_MIRROR  where the packages come from (as this machine's apt has it, else debootstrap's)

root=

# The mirror of the machine's own apt, where that is a Debian.
own_mirror() {
  apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 'Origin: Debian' 'Label: Debian' 2> /dev/null \
    | sed 's|/$||; q'
}

# SUITE, folder: its packages, with the security updates. A mirror that was made a while ago is as good.
write_sources() {
  local suite=$1 folder=$2 mirror
  mirror=$(awk '$1 == "deb" { print $2; exit }' "$folder/etc/apt/sources.list")
  printf 'deb %s %s main\n' "$mirror" "$suite" > "$folder/etc/apt/sources.list"
  case $suite in
    testing | unstable) ;;
    *) printf 'deb %s main\n' "$mirror $suite-updates" "$mirror-security $suite-security" >> "$folder/etc/apt/sources.list" ;;
  esac
  echo 'Acquire::Check-Valid-Until "false";' > "$folder/etc/apt/apt.conf.d/90old-mirror"
}

# SUITE. Kept for a week, so that it has the security updates of the time.
make_base() {
  local suite=$1 base=$cache/$1.tar.zst part=$cache/$1.part mirror=${MADO_DEBIAN_MIRROR:-$(own_mirror)}
  mkdir -p "$cache/archives/partial"
  [ -z "$(find "$base" -mtime -7 2> /dev/null)" ] || return 0
  say "Debian ($suite) を用意します / debootstrap"
  rm -rf --one-file-system "$part"
  debootstrap --variant=minbase "$suite" "$part" ${mirror:+"$mirror"} > "$cache/debootstrap.log" 2>&1 \
    || { tail -n 20 "$cache/debootstrap.log" >&2; fail "debootstrap failed"; }
  write_sources "$suite" "$part"
  rm -f "$part"/var/cache/apt/archives/*.deb
  tar -C "$part" --zstd -cf "$base.part" .
  rm -rf "$part"
  mv "$base.part" "$base"
}

enter_root() {
  local suite=$1
  [ "$(id -u)" = 0 ] || fail "this step needs root (debootstrap, chroot)"
  # One at a time: apt's packages are shared.
  mkdir -p "$cache"
  exec 8> "$cache/lock"
  flock 8
  make_base "$suite"
  root=$(mktemp -d "$roots/madoguchi-XXXXXX")
  chmod 755 "$root"
  tar -C "$root" --zstd -xf "$cache/$suite.tar.zst"
  mount --bind "$cache/archives" "$root/var/cache/apt/archives"
  mount -t proc proc "$root/proc" 2> /dev/null || mount --bind /proc "$root/proc"
  mount --bind /dev "$root/dev"
  mount --bind /dev/pts "$root/dev/pts"
  cp /etc/resolv.conf "$root/etc/resolv.conf"
  # Nothing here is worth waiting for the disk.
  echo force-unsafe-io > "$root/etc/dpkg/dpkg.cfg.d/unsafe-io"
  # No service starts in a changed root.
  printf '#!/bin/sh\nexit 101\n' > "$root/usr/sbin/policy-rc.d"
  chmod 755 "$root/usr/sbin/policy-rc.d"
  in_root apt-get update -qq
}

leave_root() {
  umount -l "$root/dev/pts" "$root/dev" "$root/proc" "$root/var/cache/apt/archives" 2> /dev/null || true
  rm -rf --one-file-system "$root"
  root=
}

in_root() {
  chroot "$root" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 \
    LC_ALL=C.UTF-8 LANGUAGE=ja TERM=dumb DEBIAN_FRONTEND=noninteractive "$@"
}

install_in_root() { in_root apt-get install -y -qq --no-install-recommends "$@" > "$root/tmp/apt.log" 2>&1 \
  || { cat "$root/tmp/apt.log"; return 1; }; }
